import type { DuckDBConnection } from '@duckdb/node-api'
import type { ResolvedShape } from '../options.ts'
import type { UsageInputs } from '../usage/usage-inputs.ts'
import { type DayRange, usageDayStatements } from '../usage/usage-day-sql.ts'
import { usageEventView, usageMess, usageUseStatements } from '../usage/usage-event-sql.ts'
import { createTemporaryTable } from './csv-file.ts'
import { fillTable } from './load-table.ts'
import { inTransaction } from './transaction.ts'

/** Bounds memory, and keeps the events about in the order of time. */
const USER_DAYS_PER_CHUNK = 1_000_000
const ACTIVE_USERS_PER_CUSTOMER = 1.5

const daysPerChunk = (customerCount: number): number =>
  Math.max(1, Math.floor(USER_DAYS_PER_CHUNK / (ACTIVE_USERS_PER_CUSTOMER * customerCount)))

export interface UsageJob {
  readonly usage: UsageInputs
  readonly shape: ResolvedShape
  /** Called for each stretch of days while the temporary table `usage_day` holds who used what on them. */
  readonly write: (days: DayRange) => Promise<void>
}

/** Makes the events of all days, stretch by stretch; what went wrong with them ends up in `usage_mess`. */
export const makeUsageEvents = async (connection: DuckDBConnection, job: UsageJob): Promise<void> => {
  const { usage, shape, write } = job
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
    const days = { from, to: Math.min(from + step, period.endDay + 1) }
    for (const statement of [...usageDayStatements(plan, days), ...usageUseStatements]) {
      await connection.run(statement)
    }
    if (from === period.startDay) await connection.run(usageEventView(plan))
    await connection.run(
      `${from === period.startDay ? 'create temp table usage_mess as' : 'insert into usage_mess'} ${usageMess(baseDay)}`,
    )
    await inTransaction(connection, () => write(days))
  }
}
