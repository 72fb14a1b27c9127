import { addBlockingKeys } from '../blocking/blocking-keys.ts'
import { findCandidates, isNeverTooLarge, isSmallBlock } from '../blocking/candidate-pairs.ts'
import { keyStatistics } from '../blocking/key-statistics.ts'
import { LOOSE } from '../clustering/cluster-records.ts'
import type { Database } from '../database/database.ts'
import { normaliseRecords } from '../normalise/features.ts'
import { recountBusyDays } from '../scoring/busy-days.ts'
import { COMMON_OWNERS, FREQUENT_OWNERS, GENERIC_OWNERS } from '../scoring/level-sql.ts'
import { patternsOf, prepareComparison, weighPatterns } from '../scoring/score-pairs.ts'
import type { Weights } from '../scoring/weights.ts'
import type { Progress } from './progress.ts'

/**
 * Compares what is new or changed in `incoming` with everything, and again whatever the change made rarer,
 * more frequent or shared. `scope` becomes every record whose customer may be another than before: with it the
 * result is that of comparing everything. `also` is a table of records to look at whether they changed or not.
 */
export async function compareChanged(
  database: Database,
  {
    weights,
    also,
    progress,
  }: { readonly weights: Weights; readonly also: string; readonly progress: Progress },
): Promise<void> {
  await findFresh(database)
  await database.run(`
    create or replace temp table seed as
    select rid from fresh union select rid from ${also}`)
  await addPartners(database, 'fresh')
  progress('normalise')
  await normaliseRecords(database, 'fresh')
  progress('block')
  await replaceFresh(database)
  await recountBusyDays(database)
  await findAffected(database)
  await addPartners(database, 'affected')
  await database.run(`
    delete from scored
    where (pair >> 32)::integer in (select rid from affected) or (pair & 4294967295)::integer in (select rid from affected)`)
  await findCandidates(database, 'affected')
  progress('compare')
  await database.run(`
    create or replace temp table to_compare as
    select (pair >> 32)::integer as rid from candidate union select (pair & 4294967295)::integer from candidate`)
  await prepareComparison(database, 'to_compare')
  await database.run(`insert into scored ${patternsOf('candidate')}`)
  await findScope(database, weights)
  await prepareComparison(database, 'scope')
}

async function findFresh(database: Database): Promise<void> {
  await database.run(`
    create or replace temp table fresh as
    with arriving as (
      select incoming.*, record.rid
      from incoming
      left join record using (source_system, source_id)
      where record.rid is null or record.content <> incoming.content
    )
    select * exclude (rid),
      coalesce(rid, (select coalesce(max(rid), 0) from record)
        + row_number() over (partition by rid is null order by source_system, source_id))::integer as rid
    from arriving`)
}

async function replaceFresh(database: Database): Promise<void> {
  await database.run(`
    create or replace temp table touched as
    select distinct kind, value from blocking_key where rid in (select rid from fresh)`)
  for (const table of ['record', 'feature', 'blocking_key']) {
    await database.run(`delete from ${table} where rid in (select rid from fresh)`)
  }
  await database.run(
    'insert into record select rid, source_system, source_id, name, created_at, truth, content from fresh',
  )
  await database.run('insert into feature select * from fresh_feature')
  await database.run('create or replace temp table known_key as from touched')
  await addBlockingKeys(database, 'fresh_feature')
  await database.run(`
    create or replace temp table touched as
    select distinct kind, value from blocking_key where rid in (select rid from fresh)
    union
    from known_key`)
}

/** A key's number of records, owners and whether it is shared decide how all its records are compared. */
async function findAffected(database: Database): Promise<void> {
  await database.run(`
    create or replace temp table touched_key as
    select blocking_key.* from blocking_key semi join touched using (kind, value)`)
  await database.run(`create or replace temp table recounted as ${keyStatistics('touched_key')}`)
  await database.run(`
    create or replace temp table flipped as
    select kind, value
    from recounted
    left join key_statistic as former using (kind, value)
    where recounted.shared <> coalesce(former.shared, false)
      or ${ownersBucket('recounted.owners')} <> ${ownersBucket('coalesce(former.owners, 0)')}
      or (${isSmallBlock('kind', 'recounted.records')}) <> (${isSmallBlock('kind', 'coalesce(former.records, 0)')})
      or (${isNeverTooLarge('kind')} and not ${isSmallBlock('kind', 'recounted.records')})`)
  await database.run('delete from key_statistic where (kind, value) in (from touched)')
  await database.run('insert into key_statistic from recounted')
  await database.run(`
    create or replace temp table affected as
    select rid from fresh
    union
    select rid from touched_key semi join flipped using (kind, value)
    union
    select rid from newly_judged`)
}

const ownersBucket = (owners: string): string =>
  `case when ${owners} >= ${GENERIC_OWNERS} then 4 when ${owners} >= ${COMMON_OWNERS} then 3
    when ${owners} >= ${FREQUENT_OWNERS} then 2 else least(${owners}, 1) end`

/** Who is compared with one of `records` now may lose it. */
async function addPartners(database: Database, records: string): Promise<void> {
  await database.run(`
    insert into seed
    select (pair >> 32)::integer from scored where (pair & 4294967295)::integer in (select rid from ${records})
    union
    select (pair & 4294967295)::integer from scored where (pair >> 32)::integer in (select rid from ${records})
    union
    select rid from ${records}`)
}

/** Whole components and whole former customers, from the records that changed outwards. */
async function findScope(database: Database, weights: Weights): Promise<void> {
  await weighPatterns(database, 'scored', weights)
  await database.run(`
    create or replace temp table bond as
    select (pair >> 32)::integer as one, (pair & 4294967295)::integer as other
    from scored join worth using (pattern) where centibits > ${LOOSE}
    union all
    select (pair >> 32)::integer, (pair & 4294967295)::integer from forced
    union all
    select first_member, rid
    from (select rid, min(rid) over (partition by customer_id) as first_member from membership)
    where first_member <> rid`)
  await database.run(`
    create or replace temp table frontier as select distinct rid from seed semi join feature using (rid)`)
  await database.run('create or replace temp table scope as from frontier')
  while ((await database.count('select count(*) from frontier')) > 0) {
    await database.run(`
      create or replace temp table frontier as
      select distinct rid
      from (
        select other as rid from bond where one in (select rid from frontier)
        union all
        select one from bond where other in (select rid from frontier)
      )
      anti join scope using (rid)`)
    await database.run('insert into scope from frontier')
  }
}
