import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clusterRecords } from '../clustering/cluster-records.ts'
import type { Database } from '../database/database.ts'
import { IdentityError } from '../error.ts'
import { loadRecords } from '../input/load-records.ts'
import type { RecordFile } from '../input/record-file.ts'
import { applyOverrides } from '../overrides/apply-overrides.ts'
import { disclosedLinks } from '../scoring/disclosed-links.ts'
import { fitWeights, type LabelledPattern } from '../scoring/fit-weights.ts'
import type { Weights } from '../scoring/weights.ts'
import { beginState, type Resources } from '../state/open-state.ts'
import { compareAll } from './compare-all.ts'

/** Fewer known matches than this teach nothing that holds elsewhere. */
const FEWEST_MATCHES = 1000

export interface FitOptions extends Resources {
  /** With a truth. */
  readonly file: RecordFile
  readonly version: string
}

export interface Fit {
  readonly weights: Weights
  readonly matches: number
  readonly others: number
}

/** Learns weights from records whose company is known. */
export async function fitRecords(options: FitOptions): Promise<Fit> {
  const dir = mkdtempSync(join(tmpdir(), 'waypoint-fit-'))
  const state = await beginState(dir, options)
  try {
    await loadRecords(state.database, options.file)
    await compareAll(state.database, () => undefined)
    await applyOverrides(state.database, [])
    // Pairs that no key finds are compared, too, where records hang together: the second fit has seen them.
    const found = await labelledPatterns(state.database, 'scored')
    const first = fitWeights(found, options.version)
    await clusterRecords(state.database, first)
    const patterns = await labelledPatterns(state.database, 'pair_evidence')
    const matches = patterns.reduce((sum, each) => sum + each.matches, 0)
    if (matches < FEWEST_MATCHES) {
      throw new IdentityError({
        code: 'too-few-matches',
        message: `${matches} pairs of records are known to be one company; ${FEWEST_MATCHES} are needed to learn from.`,
        hint: 'Keep the weights that come with the product.',
        file: options.file.path,
      })
    }
    const others = patterns.reduce((sum, each) => sum + each.others, 0)
    const weights = { ...fitWeights(patterns, options.version), learnedFrom: learnedFrom(found) }
    return { weights, matches, others }
  } finally {
    state.discard()
    rmSync(dir, { recursive: true, force: true })
  }
}

function learnedFrom(found: readonly LabelledPattern[]): NonNullable<Weights['learnedFrom']> {
  const counted = found.map(({ pattern, matches, others }) => ({ pattern, pairs: matches + others }))
  const matches = found.reduce((sum, each) => sum + each.matches, 0)
  const pairs = counted.reduce((sum, each) => sum + each.pairs, 0)
  return { share: matches / pairs, disclosed: disclosedLinks(counted) }
}

async function labelledPatterns(database: Database, scored: string): Promise<readonly LabelledPattern[]> {
  const rows = await database.rows(`
    select pattern, count(*) filter (where one.truth = other.truth) as matches,
      count(*) filter (where one.truth <> other.truth) as others
    from ${scored}
    join record as one on one.rid = (pair >> 32)::integer
    join record as other on other.rid = (pair & 4294967295)::integer
    group by pattern order by pattern`)
  return rows.map(({ pattern, matches, others }) => ({
    pattern: Number(pattern),
    matches: Number(matches),
    others: Number(others),
  }))
}
