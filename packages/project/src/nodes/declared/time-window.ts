export interface TimeWindow {
  readonly count: number
  readonly granularity: string
}

const STANDARD: ReadonlySet<string> = new Set([
  'nanosecond',
  'microsecond',
  'millisecond',
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'quarter',
  'year',
])

/** `7 days` as a count and a granularity; undefined when it does not read like that. */
function timeWindow(written: unknown): TimeWindow | undefined {
  const match = /^(\d+) (\S+)$/.exec(String(written).toLowerCase())
  if (match === null) return undefined
  const [, count, unit = ''] = match
  const singular = unit.replace(/s$/, '')
  return { count: Number(count), granularity: STANDARD.has(singular) ? singular : unit }
}

export function optionalWindow(written: unknown): TimeWindow | null {
  return written === null || written === undefined ? null : (timeWindow(written) ?? null)
}
