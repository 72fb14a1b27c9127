import type { Database } from '../database/database.ts'

/**
 * Writes to `identity_event` which decisions of people begin to count in this run, and which no longer do
 * (`decision` is `undone` then). What rules of systems state is no event. Reads `decided` and `membership`.
 */
export async function recordOverrides(
  database: Database,
  { run, at }: { readonly run: number; readonly at: string },
): Promise<void> {
  await database.run(`
    create or replace temp table changed_decision as
    with standing as (
      select least(one, other) as one, greatest(one, other) as other,
        case when arg_max(centibits, number) > 0 then 'force_match' else 'force_split' end as decision
      from decided
      where not by_rule
      group by 1, 2
    ),
    told as (
      select
        least(source_system || ':' || source_id, other_source_system || ':' || other_source_id) as one,
        greatest(source_system || ':' || source_id, other_source_system || ':' || other_source_id) as other,
        arg_max(decision, run) as decision
      from identity_event
      where event = 'overridden'
      group by 1, 2
    )
    select one, other, coalesce(standing.decision, 'undone') as decision
    from standing
    full join told using (one, other)
    where coalesce(standing.decision, 'undone') <> coalesce(told.decision, 'undone')`)
  if ((await database.count('select count(*) from changed_decision')) === 0) return
  await database.run(`
    insert into identity_event
    select ${run}, timestamp '${at.replace('T', ' ').replace('Z', '')}', 'overridden', here.customer_id, there.customer_id,
      first_record.source_system, first_record.source_id, changed.decision, second_record.source_system, second_record.source_id
    from changed_decision as changed
    join feature as first_feature on first_feature.own_id = changed.one
    join feature as second_feature on second_feature.own_id = changed.other
    join record as first_record on first_record.rid = first_feature.rid
    join record as second_record on second_record.rid = second_feature.rid
    join membership as here on here.rid = first_feature.rid
    join membership as there on there.rid = second_feature.rid`)
}
