import type { DuckDBConnection } from '@duckdb/node-api'
import type { ResolvedShape } from '../options.ts'
import type { UsageInputs } from '../usage/usage-inputs.ts'
import { type DayRange, usageMess, usagePreparation, usageStatements } from '../usage/usage-sql.ts'
import { loadTable } from './load-table.ts'

const SCRATCH_SCHEMA = 'simulator_scratch'

/** Bounds memory: the events of this many days are made, sorted and written at once. */
const DAYS_PER_CHUNK = 92

const loadInputs = async (
  connection: DuckDBConnection,
  scratchDir: string,
  usage: UsageInputs,
): Promise<void> => {
  const target = { connection, scratchDir, schema: SCRATCH_SCHEMA }
  await connection.run(`create schema ${SCRATCH_SCHEMA}`)
  for (const rows of [usage.users, usage.segments]) {
    const { name } = rows.table
    await loadTable(target, rows.table, rows)
    await connection.run(`create temp table ${name} as select * from ${SCRATCH_SCHEMA}.${name}`)
  }
  await connection.run(`drop schema ${SCRATCH_SCHEMA} cascade`)
}

export interface UsageJob {
  readonly usage: UsageInputs
  readonly shape: ResolvedShape
  readonly scratchDir: string
  /** Called for each stretch of days while the temporary table `usage_event` holds its events. */
  readonly write: (days: DayRange) => Promise<void>
}

/** Makes the events of all days, stretch by stretch; what went wrong with them ends up in `usage_mess`. */
export const makeUsageEvents = async (connection: DuckDBConnection, job: UsageJob): Promise<void> => {
  const { usage, shape, scratchDir, write } = job
  const { period, seed, throughDay, baseDay } = shape
  await loadInputs(connection, scratchDir, usage)
  const plan = {
    seed,
    throughDay,
    lateShare: shape.mess.late_event,
    duplicateShare: shape.mess.duplicate_row,
  }
  await connection.run(usagePreparation(plan))
  for (let from = period.startDay; from <= period.endDay; from += DAYS_PER_CHUNK) {
    const days = { from, to: Math.min(from + DAYS_PER_CHUNK, period.endDay + 1) }
    for (const statement of usageStatements(plan, days)) await connection.run(statement)
    await connection.run(
      `${from === period.startDay ? 'create temp table usage_mess as' : 'insert into usage_mess'} ${usageMess(baseDay)}`,
    )
    await write(days)
  }
  await connection.run('drop table usage_event')
  await connection.run('drop table usage_active_day')
}
