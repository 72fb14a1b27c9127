/**
 * How well the health score tells who will leave, in a built workspace: on the first of every month that has 90
 * days of future, paying customers by band and by tenth of the score, and how many of them paid nothing at some
 * time in those days. `node benchmarks/health-signal.mjs --dir <workspace>`
 */
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'

const SNAPSHOTS = `
create temp table snapshot as
with paying as (
  select customer_id, date from published.marts.fct_mrr_daily group by all having sum(mrr_cents) > 0
),
last_day as (select max(date) as date from published.marts.customer_health_daily),
departure as (
  select customer_id, date from published.marts.fct_mrr_movements where category = 'churn' group by all
)
select
  health.customer_id, health.date, health.health_band, health.health_score,
  exists (
    from departure
    where departure.customer_id = health.customer_id
      and departure.date > health.date and departure.date <= health.date + 90
  ) as leaves,
  ntile(10) over (partition by health.date order by health.health_score, hash(health.customer_id)) as tenth
from published.marts.customer_health_daily as health
inner join paying using (customer_id, date)
cross join last_day
where day(health.date) = 1 and health.date + 90 <= last_day.date and health.health_score is not null`

const BAND_ORDER = `array_position(['critical', 'at_risk', 'watch', 'healthy'], health_band)`

const TABLES = {
  'Churn within 90 days by band': `
    select health_band as band, count(*) as customers, round(100 * count(*) / sum(count(*)) over (), 1) as share,
      round(100 * avg(leaves::int), 1) as churn
    from snapshot group by health_band order by ${BAND_ORDER}`,
  'Churn within 90 days by tenth of the score, worst first': `
    select tenth, count(*) as customers, min(health_score)::double as lowest, max(health_score)::double as highest,
      round(100 * avg(leaves::int), 1) as churn,
      round(avg(leaves::int) / (select avg(leaves::int) from snapshot), 2) as lift
    from snapshot group by tenth order by tenth`,
  'Paying customers on the last day': `
    select health_band as band, count(*) as customers, round(100 * count(*) / sum(count(*)) over (), 1) as share
    from published.marts.customer_health_scores where is_paying
    group by health_band order by ${BAND_ORDER}`,
  'Signs of growth on the last day': `
    select signal, count(distinct customer_id) as customers,
      round(100 * count(distinct customer_id)
        / (select count(*) from published.marts.customer_health_scores where is_paying), 1) as share
    from published.marts.expansion_signals group by rollup (signal) order by signal nulls last`,
}

const { values } = parseArgs({ options: { dir: { type: 'string', default: '.waypoint/demo' } } })
const published = join(resolve(values.dir), 'published')
const pointer = JSON.parse(await readFile(join(published, 'current.json'), 'utf8'))
const instance = await DuckDBInstance.create(':memory:')
const connection = await instance.connect()
await connection.run(
  `attach '${join(published, pointer.file).replaceAll("'", "''")}' as published (read_only)`,
)
await connection.run(SNAPSHOTS)
for (const [title, sql] of Object.entries(TABLES)) {
  const rows = await connection.runAndReadAll(sql)
  console.log(title)
  console.table(rows.getRowObjectsJson().map((row) => ({ ...row, customers: Number(row.customers) })))
}
connection.closeSync()
instance.closeSync()
