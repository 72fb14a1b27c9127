/** A span of event time in UTC: from `start`, up to and without `end`. */
export interface EventWindow {
  readonly start: Date
  readonly end: Date
}

/** What both windows hold; empty (start equals end) where they do not meet. */
export function overlap(one: EventWindow, other: EventWindow): EventWindow {
  const start = one.start > other.start ? one.start : other.start
  const end = one.end < other.end ? one.end : other.end
  return { start, end: end < start ? start : end }
}

/** `2024-03-09 08:00:00+00:00`: a literal that dates, timestamps and timestamps with time zone understand. */
export function boundary(moment: Date): string {
  const text = moment.toISOString()
  const fraction = text.slice(20, 23)
  return `${text.slice(0, 10)} ${text.slice(11, 19)}${fraction === '000' ? '' : `.${fraction}000`}+00:00`
}
