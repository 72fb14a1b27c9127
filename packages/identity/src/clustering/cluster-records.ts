import { pairOf } from '../blocking/candidate-pairs.ts'
import { appendIntegers } from '../database/append-integers.ts'
import type { Database } from '../database/database.ts'
import { integerColumns } from '../database/integer-columns.ts'
import { patternsOf, weighPatterns } from '../scoring/score-pairs.ts'
import type { Weights } from '../scoring/weights.ts'
import { averageLink } from './average-link.ts'
import { groupRows } from './group-rows.ts'
import { LARGEST_COMPONENT, splitLarge } from './split-large.ts'

/** Pairs above these odds (in centibits) are looked at together; who belongs together is decided there. */
export const LOOSE = -200

/** A pair of a component too large to compare each with each, of which nothing is known. */
const UNKNOWN_PAIR = -300

/**
 * Makes the temporary table `clustered (rid, cluster)` of the records in `scope` that hang together with another
 * one (`cluster` is the number of one of the members), and `pair_evidence (pair, pattern, centibits)` of all pairs
 * that were weighed for it; the pattern of an overridden pair is -1.
 * `scored`, `forced` and `compared` must be there, and `scope` must be whole components.
 */
export async function clusterRecords(database: Database, weights: Weights): Promise<void> {
  await database.run(`
    create or replace temp table scored_here as
    select scored.* from scored semi join scope on scope.rid = (scored.pair >> 32)::integer`)
  await database.run('create or replace temp table unseen_scored (pair ubigint, pattern integer)')
  await weighPairs(database, weights)
  const [one, other, centibits] = await integerColumns(
    database,
    `select (pair >> 32)::integer, (pair & 4294967295)::integer, centibits
     from pair_evidence where centibits > ${LOOSE}`,
    3,
  )
  await database.run('create or replace temp table clustered (rid integer, cluster integer)')
  if (one === undefined || other === undefined || centibits === undefined || one.length === 0) return
  const size = one.reduce((most, rid, edge) => Math.max(most, rid, other[edge] ?? 0), 0) + 1
  await compareWithinComponents(database, splitLarge(size, { one, other, centibits }))
  await weighPairs(database, weights)
  await appendIntegers(database, 'clustered', await agglomerate(database))
}

async function weighPairs(database: Database, weights: Weights): Promise<void> {
  await database.run(
    'create or replace temp view every_scored as from scored_here union all from unseen_scored',
  )
  await weighPatterns(database, 'every_scored', weights)
  await database.run(`
    create or replace temp table pair_evidence as
    select pair, pattern, centibits
    from every_scored
    join weighed using (pattern)
    anti join forced using (pair)
    union all
    select pair, -1, centibits from forced semi join scope on scope.rid = (forced.pair >> 32)::integer`)
}

/** Makes `component (rid, component)`, and adds to the scored pairs those of small components that no key found. */
async function compareWithinComponents(database: Database, labels: Int32Array): Promise<void> {
  const sizes = new Int32Array(labels.length)
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1
  const rids = labels.map((_, rid) => rid).filter((rid) => (sizes[labels[rid] ?? 0] ?? 0) > 1)
  await database.run('create or replace temp table component (rid integer, component integer)')
  await appendIntegers(database, 'component', [rids, rids.map((rid) => labels[rid] ?? 0)])
  await database.run(`
    create or replace temp table unseen as
    with small as (
      select component.* from component
      semi join (
        select component from component group by component having count(*) between 3 and ${LARGEST_COMPONENT}
      ) as compared using (component)
    )
    select ${pairOf('one.rid', 'other.rid')} as pair
    from small as one
    join small as other on one.component = other.component and one.rid < other.rid
    anti join scored_here on scored_here.pair = ${pairOf('one.rid', 'other.rid')}`)
  await database.run(`insert into unseen_scored ${patternsOf('unseen')}`)
}

async function agglomerate(database: Database): Promise<readonly [rids: Int32Array, clusters: Int32Array]> {
  await database.run(`
    create or replace temp table ranked as
    select rid, dense_rank() over (order by component)::integer - 1 as component,
      row_number() over (partition by component order by tie)::integer - 1 as place
    from component join feature using (rid)`)
  const [memberRids, memberComponents] = await integerColumns(
    database,
    'select rid, component from ranked order by component, place',
    2,
  )
  const [pairComponents, one, other, centibits] = await integerColumns(
    database,
    `select a.component, a.place, b.place, pair_evidence.centibits
     from pair_evidence
     join ranked as a on a.rid = (pair_evidence.pair >> 32)::integer
     join ranked as b on b.rid = (pair_evidence.pair & 4294967295)::integer and a.component = b.component`,
    4,
  )
  if (!memberRids || !memberComponents || !pairComponents || !one || !other || !centibits) {
    return [new Int32Array(), new Int32Array()]
  }
  const count = (memberComponents.at(-1) ?? -1) + 1
  const members = groupRows(memberComponents, count)
  const pairs = groupRows(pairComponents, count)
  const clusters = new Int32Array(memberRids.length)
  for (let component = 0; component < count; component += 1) {
    const start = members.starts[component] ?? 0
    const size = (members.starts[component + 1] ?? 0) - start
    const affinity = new Int32Array(size * size).fill(UNKNOWN_PAIR)
    for (let index = pairs.starts[component] ?? 0; index < (pairs.starts[component + 1] ?? 0); index += 1) {
      const pair = pairs.rows[index] ?? 0
      const a = one[pair] ?? 0
      const b = other[pair] ?? 0
      affinity[a * size + b] = centibits[pair] ?? 0
      affinity[b * size + a] = centibits[pair] ?? 0
    }
    const found = averageLink({ size, centibits: affinity })
    for (const [place, first] of found.entries()) clusters[start + place] = memberRids[start + first] ?? 0
  }
  return [memberRids, clusters]
}
