import type { Database } from '../database/database.ts'

/** A day on which a system got more than this share of its records was an import: it says nothing of any of them. */
const BUSY_SHARE = 0.01
const BUSY_RECORDS = 3

/** Writes to `busy_day` the days on which a system got records in bulk. */
export async function findBusyDays(database: Database): Promise<void> {
  await database.run('delete from busy_day')
  await database.run(`
    insert into busy_day
    with daily as (
      select source_system, created_day, count(*) as records
      from feature where created_day is not null group by all
    ),
    totals as (
      select source_system, sum(records) as records from daily group by source_system
    )
    select daily.source_system, daily.created_day
    from daily
    join totals using (source_system)
    where daily.records > greatest(${BUSY_RECORDS}, totals.records * ${BUSY_SHARE})`)
}

/** The same anew; makes `newly_judged (rid)` of the records whose day is judged otherwise than before. */
export async function recountBusyDays(database: Database): Promise<void> {
  await database.run('create or replace temp table former_busy_day as from busy_day')
  await findBusyDays(database)
  await database.run(`
    create or replace temp table newly_judged as
    select feature.rid
    from feature
    semi join (
      (from former_busy_day except from busy_day) union all (from busy_day except from former_busy_day)
    ) as judged using (source_system, created_day)`)
}
