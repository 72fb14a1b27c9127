import {
  bindArguments,
  callable,
  DateTimeValue,
  FixedZone,
  PythonError,
  toInteger,
  type Value,
} from '@waypoint/jinja'
import { textOf } from '../text.ts'
import { Module } from './module.ts'
import { RegionZone } from './region-zone.ts'

/** A zone of pytz that never changes knows localize(), too. */
class ConstantZone extends FixedZone {
  override getAttribute(name: string): Value | undefined {
    if (name === 'zone') return this.name
    if (name !== 'localize' && name !== 'normalize') return undefined
    return callable(name, ({ positional: [time] }) => {
      if (!(time instanceof DateTimeValue)) throw new PythonError('type', `${name}() takes a datetime`)
      return name === 'localize' ? time.labelled(this) : time.in(this)
    })
  }
}

const pytzUtc = new ConstantZone(0)

const ZONES = new Map<string, Value>(['UTC', 'utc', 'Etc/UTC'].map((name) => [name.toLowerCase(), pytzUtc]))

const ALL = Intl.supportedValuesOf('timeZone')

/** pytz: zones by their names. */
export const pytz = new Module('pytz', {
  utc: pytzUtc,
  UTC: pytzUtc,
  all_timezones: ALL,
  common_timezones: ALL,
  timezone: callable('timezone', (args) => {
    const name = textOf(bindArguments(args, 'timezone', ['zone'])[0])
    const known = ZONES.get(name.toLowerCase()) ?? new RegionZone(name)
    ZONES.set(name.toLowerCase(), known)
    return known
  }),
  FixedOffset: callable('FixedOffset', (args) => {
    const minutes = Number(toInteger(bindArguments(args, 'FixedOffset', ['offset'])[0] ?? 0))
    return minutes === 0 ? pytzUtc : new ConstantZone(minutes, `pytz.FixedOffset(${minutes})`)
  }),
})
