import { FIRST_OF_PAIR, SECOND_OF_PAIR } from '../blocking/candidate-pairs.ts'
import { appendIntegers } from '../database/append-integers.ts'
import type { Database } from '../database/database.ts'
import { integerColumns } from '../database/integer-columns.ts'
import { forbidLinks } from '../scoring/cannot-link.ts'
import { patternsOf, weighPatterns } from '../scoring/score-pairs.ts'
import type { Weights } from '../scoring/weights.ts'
import { agglomerate } from './agglomerate.ts'
import { layOut, unseenPairs } from './component-layout.ts'
import { joined, type Pairs, pairsOf } from './pairs.ts'
import { splitLarge } from './split-large.ts'

/** Pairs above these odds (in centibits) are looked at together; who belongs together is decided there. */
export const LOOSE = -200

/**
 * Makes the temporary table `clustered (rid, cluster)` of the records in `scope` that hang together with another
 * one (`cluster` is the number of one of the members), and `pair_evidence (pair, pattern, centibits)` of all pairs
 * that were weighed for it; the pattern of an overridden pair is -1.
 * `scored`, `forced` and `compared` must be there, and `scope` must be whole components.
 */
export async function clusterRecords(database: Database, weights: Weights): Promise<void> {
  await database.run(`
    create or replace temp table scored_here as
    select scored.* from scored semi join scope on scope.rid = ${FIRST_OF_PAIR}`)
  await weighPatterns(database, 'scored_here', weights)
  await forbidLinks(database, { scored: 'scored_here', weights })
  await database.run(`
    create or replace temp table pair_evidence as
    ${evidenceOf('scored_here')}
    union all
    select pair, -1, centibits from forced semi join scope on scope.rid = ${FIRST_OF_PAIR}`)
  await database.run('drop table scored_here')
  await database.run('create or replace temp table clustered (rid integer, cluster integer)')
  const pairs = await fetchPairs(database, 'pair_evidence')
  if (!pairs.centibits.some((each) => each > LOOSE)) return
  const [order = new Int32Array()] = await integerColumns(
    database,
    'select rid from feature semi join scope using (rid) order by tie',
    1,
  )
  const size = order.reduce((most, rid) => Math.max(most, rid), 0) + 1
  const layout = layOut(order, splitLarge(size, pairs, LOOSE))
  const unseen = await compareUnseen(database, { missing: unseenPairs(layout, pairs), weights })
  await appendIntegers(database, 'clustered', agglomerate(layout, joined(pairs, unseen)))
}

/** SQL of what pairs are worth; a person's word on one counts instead. */
const evidenceOf = (scored: string): string => `
  select pair, pattern, centibits from ${scored} join worth using (pattern) anti join forced using (pair)`

async function fetchPairs(database: Database, table: string): Promise<Pairs> {
  const columns = `select ${FIRST_OF_PAIR}, ${SECOND_OF_PAIR}, centibits from ${table}`
  return pairsOf(await integerColumns(database, columns, 3))
}

interface Unseen {
  readonly missing: readonly [one: Int32Array, other: Int32Array]
  readonly weights: Weights
}

/** Compares the pairs of small components that no key found, and adds them to the evidence. */
async function compareUnseen(database: Database, { missing, weights }: Unseen): Promise<Pairs> {
  await database.run('create or replace temp table unseen_rids (one integer, other integer)')
  await appendIntegers(database, 'unseen_rids', missing)
  await database.run(
    'create or replace temp table unseen as select (one::ubigint << 32) + other::ubigint as pair from unseen_rids',
  )
  await database.run(`create or replace temp table unseen_scored as ${patternsOf('unseen')}`)
  await weighPatterns(database, 'unseen_scored', weights)
  await forbidLinks(database, { scored: 'unseen_scored', weights })
  await database.run(`
    create or replace temp table unseen_evidence as
    ${evidenceOf('unseen_scored')}
    union all
    select pair, -1, forced.centibits from forced semi join unseen_scored using (pair)`)
  await database.run('insert into pair_evidence from unseen_evidence')
  return await fetchPairs(database, 'unseen_evidence')
}
