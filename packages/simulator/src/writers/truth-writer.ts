import type { ResolvedShape } from '../options.ts'
import { truthMess, truthRun } from '../schemas/truth.ts'
import { deliveredTruth, furtherSources } from '../sources.ts'
import type { ExtractedWorld } from '../extracted-world.ts'
import { REPORTING_CURRENCY, SIMULATOR_VERSION } from '../version.ts'
import { loadTable, type TableTarget } from './load-table.ts'

const recordMess = ({ delivery, truth }: ExtractedWorld): void => {
  for (const entry of delivery.mess.entries) {
    truth.add(truthMess, {
      kind: entry.kind,
      source_system: entry.source,
      table_name: entry.table,
      record_key: entry.key,
      batch_date: entry.batchDay,
    })
  }
}

/** Writes the truth after the extracts, since the mess happens while those are written. */
export const writeTruth = async (
  target: TableTarget,
  world: ExtractedWorld,
  shape: ResolvedShape,
): Promise<void> => {
  const { truth } = world
  recordMess(world)
  truth.add(truthRun, {
    seed: shape.seed,
    scale: shape.scale,
    customer_count: shape.customerCount,
    start_date: shape.period.startDay,
    end_date: shape.period.endDay,
    base_date: shape.baseDay,
    reporting_currency: REPORTING_CURRENCY,
    version: SIMULATOR_VERSION,
  })
  for (const table of deliveredTruth(shape.sources)) await loadTable(target, table, truth.rowsOf(table))
  for (const source of furtherSources(shape.sources)) {
    if (source.truth !== undefined) await target.connection.run(source.truth.complete(target.schema))
  }
  await target.connection.run(`insert into ${target.schema}.mess select * from usage_mess`)
}
