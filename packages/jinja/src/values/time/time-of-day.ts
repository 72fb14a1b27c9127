import { bindArguments } from '../../runtime/bind-arguments.ts'
import { valueError } from '../../runtime/python-error.ts'
import { text } from '../../runtime/text.ts'
import { Callable } from '../callable.ts'
import { HostObject } from '../host-object.ts'
import type { Value } from '../value.ts'
import { midnight } from './date.ts'
import { type Moment, strftime } from './strftime.ts'

export type Clock = Pick<Moment, 'hour' | 'minute' | 'second' | 'microsecond'>

/** Python's time: a time of day without a zone. */
export class TimeOfDay extends HostObject {
  readonly typeName = 'datetime.time'
  readonly clock: Clock

  constructor(clock: Clock) {
    super()
    this.clock = clock
    checkClock(clock)
  }

  override getAttribute(name: string): Value | undefined {
    switch (name) {
      case 'hour':
      case 'minute':
      case 'second':
      case 'microsecond':
        return this.clock[name]
      case 'isoformat':
        return new Callable(name, () => this.toText())
      case 'strftime':
        return new Callable(name, (args) => {
          const [format = ''] = bindArguments(args, name, ['format'])
          return strftime({ year: 1900, month: 1, day: 1, ...midnight, ...this.clock }, text(format))
        })
      default:
        return undefined
    }
  }

  override equals(other: Value): boolean {
    return other instanceof TimeOfDay && this.compare(other) === 0
  }

  override compare(other: Value): number | undefined {
    return other instanceof TimeOfDay ? microseconds(this.clock) - microseconds(other.clock) : undefined
  }

  override toText(): string {
    const fraction = this.clock.microsecond === 0 ? '' : '.%f'
    return strftime({ year: 1900, month: 1, day: 1, ...midnight, ...this.clock }, `%H:%M:%S${fraction}`)
  }

  override toRepr(): string {
    const { hour, minute, second, microsecond } = this.clock
    const parts = [hour, minute, second, microsecond]
    const shown = microsecond !== 0 ? 4 : second !== 0 ? 3 : 2
    return `datetime.time(${parts.slice(0, shown).join(', ')})`
  }
}

export function checkClock({ hour, minute, second }: Clock): void {
  if (hour < 0 || hour > 23) throw valueError('hour must be in 0..23')
  if (minute < 0 || minute > 59) throw valueError('minute must be in 0..59')
  if (second < 0 || second > 59) throw valueError('second must be in 0..59')
}

function microseconds({ hour, minute, second, microsecond }: Clock): number {
  return ((hour * 60 + minute) * 60 + second) * 1_000_000 + microsecond
}
