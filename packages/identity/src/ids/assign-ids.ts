import type { Database } from '../database/database.ts'

/** The id that a customer or person gets whose first record this is. */
const foundedBy = (prefix: string): string => `'${prefix}_' || left(md5(own_id), 16)`

export interface Assignment {
  readonly run: number
  /** ISO 8601, as events tell it. */
  readonly at: string
  /** What ids begin with. */
  readonly prefix?: string
}

/**
 * Gives every cluster of the records in `scope (rid)` a customer id that changes as little as can be:
 * each old id picks as heir the cluster that holds most of its records; each cluster keeps the oldest id that
 * picked it and the others become aliases; a cluster that nothing picked takes up again the id that most of its
 * records first had, if nobody has it now, and otherwise gets a new one.
 * Reads `clustered` and `membership`; writes `membership`, `customer_alias` and `identity_event`.
 */
export async function assignIds(database: Database, { run, at, prefix = 'cus' }: Assignment): Promise<void> {
  await database.run(`
    create or replace temp table grouped as
    select scope.rid, coalesce(clustered.cluster, scope.rid) as cluster, feature.tie, feature.own_id,
      membership.customer_id as old_id, membership.home_id, membership.since
    from scope
    join feature using (rid)
    left join clustered using (rid)
    left join membership using (rid)`)
  await database.run(`
    create or replace temp table heir as
    with overlap as (
      select old_id, cluster, count(*) as shared, min(tie) as tie, min(since) as since
      from grouped where old_id is not null group by old_id, cluster
    )
    select old_id, arg_min(cluster, (-shared, tie)) as cluster, max(shared) as shared, min(since) as since
    from overlap group by old_id`)
  await database.run(`
    create or replace temp table kept as
    select cluster, arg_min(old_id, (since, -shared, old_id)) as customer_id from heir group by cluster`)
  await takeUpOrFound(database, { run, prefix })
  await recordEvents(database, { run, at })
  await database.run(`
    create or replace temp table placed as
    select grouped.rid, named.customer_id, coalesce(grouped.home_id, named.customer_id) as home_id,
      case when grouped.old_id = named.customer_id then grouped.since else ${run} end as since
    from grouped
    join named using (cluster)`)
  await database.run('delete from membership where rid in (select rid from scope)')
  await database.run('insert into membership select * from placed')
}

/** Makes `named (cluster, customer_id, origin)`. */
async function takeUpOrFound(
  database: Database,
  { run, prefix }: { readonly run: number; readonly prefix: string },
): Promise<void> {
  const founded = foundedBy(prefix)
  await database.run(`
    create or replace temp table taken_up as
    with wishes as (
      select cluster, home_id, count(*) as records, min(tie) as tie
      from grouped
      where home_id is not null and cluster not in (select cluster from kept) and home_id not in (select customer_id from kept)
      group by cluster, home_id
    ),
    used as (
      select customer_id as id from membership
      semi join wishes on wishes.home_id = membership.customer_id
      anti join scope using (rid)
    ),
    preferred as (
      select * from wishes where home_id not in (select id from used) qualify row_number() over (partition by cluster order by records desc, tie) = 1
    )
    select cluster, home_id as customer_id
    from preferred
    qualify row_number() over (partition by home_id order by records desc, tie) = 1`)
  await database.run(`
    create or replace temp table named as
    with founders as (
      select cluster, arg_min(own_id, tie) as own_id, count(old_id) > 0 as left_another
      from grouped
      where cluster not in (select cluster from kept) and cluster not in (select cluster from taken_up)
      group by cluster
    ),
    named_so as (
      select cluster, own_id, left_another, ${founded} as id from founders
    ),
    known as (
      select customer_id as id from membership semi join named_so on named_so.id = membership.customer_id
      union select home_id from membership semi join named_so on named_so.id = membership.home_id
      union select alias_id from customer_alias
    )
    select cluster, customer_id, 'kept' as origin from kept
    union all
    select cluster, customer_id, 'resurrected' from taken_up
    union all
    select cluster,
      case when known.id is null then named_so.id else '${prefix}_' || left(md5(own_id || ':' || ${run}), 16) end,
      case when left_another then 'split' else 'created' end
    from named_so
    left join known using (id)`)
}

async function recordEvents(database: Database, { run, at }: Assignment): Promise<void> {
  const moment = `${run}, timestamp '${at.replace('T', ' ').replace('Z', '')}'`
  await database.run(`
    insert into identity_event
    select ${moment}, origin, customer_id, null, null, null, null, null, null from named where origin in ('created', 'resurrected')`)
  await database.run(`
    insert into identity_event
    select ${moment}, 'merged', named.customer_id, heir.old_id, null, null, null, null, null
    from heir
    join named using (cluster)
    where heir.old_id <> named.customer_id`)
  await database.run(`
    insert into identity_event
    select ${moment}, 'split', named.customer_id, grouped.old_id, feature.source_system,
      substr(feature.own_id, length(feature.source_system) + 2), null, null, null
    from grouped
    join named using (cluster)
    join heir on grouped.old_id = heir.old_id
    join feature using (rid)
    where heir.cluster <> grouped.cluster`)
  await database.run('delete from customer_alias where alias_id in (select customer_id from named)')
  await database.run(`
    create or replace temp table merged as
    select heir.old_id as alias_id, named.customer_id
    from heir join named using (cluster) where heir.old_id <> named.customer_id
      and heir.old_id not in (select customer_id from named)`)
  await database.run(`
    update customer_alias set customer_id = merged.customer_id
    from merged where customer_alias.customer_id = merged.alias_id`)
  await database.run(`insert into customer_alias select alias_id, customer_id, ${run} from merged`)
}
