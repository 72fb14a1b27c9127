import { DAY, type Day, dayOf, HOUR, type Instant } from '../clock/day.ts'
import type { Row, TableSchema } from '../schemas/table.ts'
import type { ExtractLog } from '../writers/extract-log.ts'

/** Platforms report a day on the next morning. */
const reportedAt = (day: Day): Instant => (day + 1) * DAY + 4 * HOUR

interface ReportedDay<S extends TableSchema> {
  readonly day: Day
  readonly conversions: readonly Instant[]
  readonly row: (conversions: number) => Row<S>
}

/** A day's row, and a new version of it each time that someone who clicked on that day signs up. */
export const deliverPerformance = <S extends TableSchema>(
  log: ExtractLog,
  table: S,
  { day, conversions, row }: ReportedDay<S>,
): void => {
  const first = reportedAt(day)
  if (conversions.length === 0) return log.add(table, row(0), first)
  const arrivals = conversions.map((at) => Math.max(first, reportedAt(dayOf(at))))
  for (const at of [...new Set([first, ...arrivals])].toSorted((left, right) => left - right)) {
    log.put(table, row(arrivals.filter((arrival) => arrival <= at).length), at)
  }
}
