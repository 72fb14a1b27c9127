import { WaypointError } from '@waypoint/contracts'
import type { InvocationOptions } from '../invocation.ts'
import { BATCH_SIZES, isBatchSize, startOf } from './calendar.ts'
import type { EventWindow } from './event-window.ts'
import { parseEventTime } from './parse-event-time.ts'

/** `--event-time-start` and `--event-time-end`; null without them. */
export function windowOfOptions({ eventTimeStart, eventTimeEnd }: InvocationOptions): EventWindow | null {
  if (eventTimeStart === undefined && eventTimeEnd === undefined) return null
  if (eventTimeStart === undefined || eventTimeEnd === undefined) {
    throw new WaypointError({
      code: 'invalid-event-time',
      message: '--event-time-start and --event-time-end go together, and only one was given',
      hint: 'Give both: --event-time-start 2024-03-01 --event-time-end 2024-04-01.',
    })
  }
  return windowBetween(
    parseEventTime(eventTimeStart, '--event-time-start'),
    parseEventTime(eventTimeEnd, '--event-time-end'),
  )
}

const BETWEEN = /^\s*\{\W*start\W+(?<start>[-\d:T .+Z]+?)\W*,\W*end\W+(?<end>[-\d:T .+Z]+?)\W*\}\s*$/
const RECENT = /^\s*(?<count>\d+)\s+(?<grain>[a-z]+?)s?\s*$/i

/** `--sample "3 days"`, counted back from `now`, or `--sample "{start: 2024-03-01, end: 2024-04-01}"`; null without it. */
export function sampleOfOptions({ sample }: InvocationOptions, now: Date): EventWindow | null {
  if (sample === undefined) return null
  const { start, end } = BETWEEN.exec(sample)?.groups ?? {}
  if (start !== undefined && end !== undefined) {
    return windowBetween(parseEventTime(start, 'start of --sample'), parseEventTime(end, 'end of --sample'))
  }
  const { count, grain } = RECENT.exec(sample)?.groups ?? {}
  const size = grain?.toLowerCase()
  if (isBatchSize(size)) return { start: startOf(now, size, -Number(count)), end: now }
  throw new WaypointError({
    code: 'invalid-sample',
    message: `--sample does not understand '${sample}'`,
    hint: `Write a number and one of ${BATCH_SIZES.join(', ')}, as in "3 days", or "{start: 2024-03-01, end: 2024-04-01}".`,
  })
}

function windowBetween(start: Date, end: Date): EventWindow {
  if (start < end) return { start, end }
  throw new WaypointError({
    code: 'invalid-event-time',
    message: `The window of event time ends (${end.toISOString()}) before it begins (${start.toISOString()})`,
    hint: 'The end lies behind the last moment that is to be read; it is not part of the window.',
  })
}
