import { FIRST_OF_PAIR } from '../blocking/candidate-pairs.ts'
import type { Database } from '../database/database.ts'
import { sqlText } from '../database/sql-text.ts'
import { FORCE } from '../overrides/apply-overrides.ts'
import { COMPARED_FIELDS, levelsOf } from './comparison.ts'
import { levelName, type Weights } from './weights.ts'

const OTHER_DOMAINS = ['different', 'different_from_shared', 'same_root']

/** Two records of one system with different domains. */
export function isOtherDomain(pattern: number): boolean {
  const levels = levelsOf(pattern)
  const level = (field: 'source' | 'domain'): string =>
    levelName(field, levels[COMPARED_FIELDS.indexOf(field)] ?? 0)
  return level('source') === 'same' && OTHER_DOMAINS.includes(level('domain'))
}

/** Adds to `forced` the pairs in `scored` that the weights' rule keeps apart; a person's word stays above it. */
export async function forbidLinks(
  database: Database,
  { scored, weights }: { readonly scored: string; readonly weights: Weights },
): Promise<void> {
  const systems = weights.cannotLink ?? []
  if (systems.length === 0) return
  const patterns = await database.rows(`select distinct pattern from ${scored}`)
  const apart = patterns.map(({ pattern }) => Number(pattern)).filter(isOtherDomain)
  if (apart.length === 0) return
  await database.run(`
    insert into forced
    select pair, ${-FORCE} from ${scored} as pairs
    join feature on feature.rid = ${FIRST_OF_PAIR}
    anti join forced using (pair)
    where pattern in (${apart.join(', ')}) and feature.source_system in (${systems.map(sqlText).join(', ')})`)
}
