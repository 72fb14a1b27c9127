import { clusterRecords } from '../clustering/cluster-records.ts'
import type { Database } from '../database/database.ts'
import { sqlText } from '../database/sql-text.ts'
import { keepDoubtfulPairs } from '../explain/doubtful-pairs.ts'
import { keepStrongestLinks } from '../explain/strongest-links.ts'
import { assignIds } from '../ids/assign-ids.ts'
import { applyOverrides } from '../overrides/apply-overrides.ts'
import { recordOverrides } from '../overrides/record-overrides.ts'
import type { Override } from '../overrides/overrides.ts'
import type { CountedPattern } from '../scoring/disclosed-links.ts'
import { explainPatterns } from '../scoring/score-pairs.ts'
import type { Weights } from '../scoring/weights.ts'
import { STATE_FORMAT } from '../state/tables.ts'
import { compareAll } from './compare-all.ts'
import { compareChanged } from './compare-changed.ts'
import type { Progress } from './progress.ts'

export interface Resolution {
  readonly run: number
  /** ISO 8601; events are dated by it. */
  readonly at: string
  /** The table `incoming` holds what is new or changed; what was resolved before stays. */
  readonly append: boolean
  readonly weights: Weights
  /** Chooses other weights by what all pairs are like, before records are grouped. */
  readonly reweigh?: (patterns: readonly CountedPattern[]) => Promise<Weights>
  readonly overrides: readonly Override[]
  readonly progress: Progress
}

/**
 * Resolves the records in `incoming` and writes the tables of the state; `weighed` holds the patterns of what is
 * kept. Gives the overrides that name a record which is not there.
 */
export async function resolveLoaded(
  database: Database,
  resolution: Resolution,
): Promise<readonly Override[]> {
  const { run, at, progress } = resolution
  const unknownOverrides = resolution.append
    ? await compareAppended(database, resolution)
    : await compareWhole(database, resolution)
  const weights = (await resolution.reweigh?.(await countedPatterns(database))) ?? resolution.weights
  progress('cluster')
  await clusterRecords(database, weights)
  progress('assign ids')
  await assignIds(database, { run, at })
  await recordOverrides(database, { run, at })
  await keepStrongestLinks(database)
  await keepDoubtfulPairs(database)
  await database.run(`
    insert into run select ${run}, ${sqlText(at)}::timestamp, count(*), ${sqlText(weights.version)}, ${STATE_FORMAT} from record`)
  await database.run(
    'create or replace temp view used_pattern as select pattern from link union select pattern from doubtful',
  )
  await explainPatterns(database, 'used_pattern', weights)
  return unknownOverrides
}

async function countedPatterns(database: Database): Promise<readonly CountedPattern[]> {
  const rows = await database.rows(
    'select pattern, count(*) as pairs from scored group by pattern order by pattern',
  )
  return rows.map(({ pattern, pairs }) => ({ pattern: Number(pattern), pairs: Number(pairs) }))
}

async function compareWhole(
  database: Database,
  { overrides, progress }: Resolution,
): Promise<readonly Override[]> {
  await compareAll(database, progress)
  return await applyOverrides(database, overrides)
}

/** Records of overrides are looked at again: one may be new, or taken back. */
async function compareAppended(
  database: Database,
  { weights, overrides, progress }: Resolution,
): Promise<readonly Override[]> {
  await applyOverrides(database, overrides)
  const named = overrides.flatMap(({ one, other }) => [one, other])
  await database.run('create or replace temp table overridden (rid integer)')
  for (const { sourceSystem, sourceId } of named) {
    await database.run(`
      insert into overridden select rid from record
      where source_system = ${sqlText(sourceSystem)} and source_id = ${sqlText(sourceId)}`)
  }
  await compareChanged(database, { weights, also: 'overridden', progress })
  return await applyOverrides(database, overrides)
}
