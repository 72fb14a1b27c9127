import type { DuckDBConnection } from '@duckdb/node-api'
import { MESS_RATES } from '../mess/mess.ts'
import type { TableSchema } from '../schemas/table.ts'
import type { SimulatedWorld } from '../simulatedWorld.ts'
import { usageSegment, usageUser } from '../usage/usageInputs.ts'
import { usageStatements } from '../usage/usageSql.ts'
import { loadTable, type TableTarget, truthEntries } from './batchTable.ts'

const SCRATCH_SCHEMA = 'simulator_scratch'

const load = async (
  target: TableTarget,
  table: TableSchema,
  rows: Parameters<typeof truthEntries>[0],
): Promise<void> => {
  await loadTable(target, table, truthEntries(rows))
  const { connection } = target
  await connection.run(`create temp table ${table.name} as select * from ${SCRATCH_SCHEMA}.${table.name}`)
}

/** Makes the temporary table `usage_event` of every event delivered until the world's last batch. */
export const makeUsageEvents = async (
  connection: DuckDBConnection,
  scratchDir: string,
  world: SimulatedWorld,
): Promise<void> => {
  const target = { connection, scratchDir, schema: SCRATCH_SCHEMA }
  await connection.run(`create schema ${SCRATCH_SCHEMA}`)
  await load(
    target,
    usageUser,
    world.usage.flatMap((inputs) => inputs.users),
  )
  await load(
    target,
    usageSegment,
    world.usage.flatMap((inputs) => inputs.segments),
  )
  await connection.run(`drop schema ${SCRATCH_SCHEMA} cascade`)
  const statements = usageStatements({
    seed: world.delivery.seed,
    throughDay: world.throughDay,
    lateShare: MESS_RATES.late_event,
    duplicateShare: MESS_RATES.duplicate_row,
  })
  for (const statement of statements) await connection.run(statement)
}
