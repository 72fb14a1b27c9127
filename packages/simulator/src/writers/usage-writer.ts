import type { DuckDBConnection } from '@duckdb/node-api'
import type { ResolvedShape } from '../options.ts'
import type { UsageInputs } from '../usage/usage-inputs.ts'
import { type DayRange, usageDayStatements, usageDrawnView } from '../usage/usage-day-sql.ts'
import { usageEventStatement, usageMess } from '../usage/usage-event-sql.ts'
import { createTemporaryTable } from './csv-file.ts'
import { fillTable } from './load-table.ts'

/** Bounds memory, and keeps the events about in the order of time. */
const USER_DAYS_PER_CHUNK = 1_000_000
const ACTIVE_USERS_PER_CUSTOMER = 1.5

const daysPerChunk = (customerCount: number): number =>
  Math.max(1, Math.floor(USER_DAYS_PER_CHUNK / (ACTIVE_USERS_PER_CUSTOMER * customerCount)))

export interface UsageJob {
  readonly usage: UsageInputs
  readonly shape: ResolvedShape
  readonly signal: AbortSignal | undefined
  /** Statements over the temporary table `usage_event` and the view `usage_drawn`. */
  readonly views: readonly string[]
  /** The statements that write what was made of a stretch of days. */
  readonly write: (days: DayRange) => readonly string[]
}

/**
 * Makes the events of all days, stretch by stretch; what went wrong with them ends up in `usage_mess`. A stretch
 * is one script: between two of them the database would wait for the accounts that are extracted meanwhile.
 */
export const makeUsageEvents = async (connection: DuckDBConnection, job: UsageJob): Promise<void> => {
  const { usage, shape, signal, views, write } = job
  const { period, seed, throughDay, baseDay } = shape
  for (const rows of [usage.users, usage.spans]) {
    await connection.run(createTemporaryTable(rows.table))
    await fillTable({ connection, schema: 'temp.main' }, rows)
  }
  const plan = {
    seed,
    throughDay,
    lateShare: shape.mess.late_event,
    duplicateShare: shape.mess.duplicate_row,
  }
  const step = daysPerChunk(shape.customerCount)
  for (let from = period.startDay; from <= period.endDay; from += step) {
    signal?.throwIfAborted()
    const days = { from, to: Math.min(from + step, period.endDay + 1) }
    const isFirst = from === period.startDay
    const script = [
      ...usageDayStatements(seed, days),
      ...(isFirst ? [usageDrawnView(plan)] : []),
      usageEventStatement(plan),
      ...(isFirst ? views : []),
      `${isFirst ? 'create temp table usage_mess as' : 'insert into usage_mess'} ${usageMess(baseDay)}`,
      'begin',
      ...write(days),
      'commit',
    ]
    await connection.run(script.join(';\n'))
  }
}
