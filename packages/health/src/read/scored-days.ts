import { WaypointError } from '@waypoint/contracts'
import { textOf } from './cells.ts'
import type { Query } from './query.ts'

export interface DayRange {
  readonly first: string
  readonly last: string
}

/** First and last day that have scores, of one customer or of all. */
export async function scoredDays(query: Query, customerId?: string): Promise<DayRange> {
  const [row] = await query(
    `select cast(min(date) as varchar) as first, cast(max(date) as varchar) as last
     from marts.customer_health_daily ${customerId === undefined ? '' : 'where customer_id = $1'}`,
    customerId === undefined ? [] : [customerId],
  )
  return { first: textOf(row, 'first'), last: textOf(row, 'last') }
}

/** A day as YYYY-MM-DD within the range, or an error that says which days there are. */
export function dayWithin(day: string, range: DayRange, of: string): string {
  if (!isCalendarDay(day)) {
    throw new WaypointError({
      code: 'invalid-day',
      message: `'${day}' is no day.`,
      hint: `Give a day from ${range.first} to ${range.last}, as YYYY-MM-DD.`,
    })
  }
  if (day >= range.first && day <= range.last) return day
  throw new WaypointError({
    code: 'day-out-of-range',
    message: `There is no health of ${of} on ${day}.`,
    hint: `Give a day from ${range.first} to ${range.last}.`,
  })
}

function isCalendarDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return text.length === 10 && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
