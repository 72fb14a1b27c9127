import type { ResolvedShape } from '../options.ts'
import { truthRun } from '../schemas/truth.ts'
import { deliveredTruth, furtherSources } from '../sources.ts'
import type { ExtractedWorld } from '../extracted-world.ts'
import { REPORTING_CURRENCY, SIMULATOR_VERSION } from '../version.ts'
import { loadTable, type TableTarget } from './load-table.ts'

/** SQL that completes the truth with what went wrong with the usage events. */
export const tellUsageMess = (schema: string): string =>
  `insert into ${schema}.mess select *, null, null from usage_mess`

/** Writes the truth after the accounts are extracted, since the mess happens meanwhile. */
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
}
