import type { ResolvedShape } from '../options.ts'
import { truthRun } from '../schemas/truth.ts'
import { deliveredTruth, furtherSources } from '../sources.ts'
import type { ExtractedWorld } from '../extracted-world.ts'
import { REPORTING_CURRENCY, SIMULATOR_VERSION } from '../version.ts'
import { loadTable, type TableTarget } from './load-table.ts'

/** Writes the truth after the extracts, since the mess happens while those are written. */
export const writeTruth = async (
  target: TableTarget,
  world: ExtractedWorld,
  shape: ResolvedShape,
): Promise<void> => {
  const { truth } = world
  world.delivery.mess.tellRates()
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
  await target.connection.run(`insert into ${target.schema}.mess select *, null, null from usage_mess`)
}
