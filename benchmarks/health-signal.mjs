/**
 * How well the health score tells who will leave, in a built workspace: on the first of every month that has 90
 * days of future, paying customers by band and by tenth of the score, and how many of them paid nothing at some
 * time in those days; then how good churn risks by rules and by the model were, without customers whose end was known,
 * and how many customers with a sign of growth bought more, by the simulator's truth. Exits with 1 where a target is
 * missed. `node benchmarks/health-signal.mjs --dir <workspace>`
 */
import { existsSync } from 'node:fs'
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
  'Churn risk, out of time and of customers held out': `
    select scorer, observations::int as customers, churned_observations::int as churned, brier_score::double as brier,
      roc_auc::double as roc_auc, pr_auc::double as pr_auc, lift_at_tenth::double as lift,
      calibration_error::double as calibration_error
    from published.marts.churn_model_quality order by pr_auc desc`,
  'Churn within 90 days by tenth of risk, highest first': `
    with counted as (
      select scorer, dimension, slice, sum(customers) as customers, sum(churned_customers) as churned,
        sum(mean_score * customers) / sum(customers) as risk
      from published.marts.health_backtest where scorer in ('rules', 'model') group by all
    )
    select tenth.scorer, tenth.slice::int as tenth, tenth.customers::int as customers,
      round(100 * tenth.churned / tenth.customers, 1) as churn,
      round(tenth.churned / tenth.customers / (everybody.churned / everybody.customers), 2) as lift,
      round(100 * tenth.risk, 1) as mean_risk
    from counted as tenth
    inner join counted as everybody on everybody.scorer = tenth.scorer and everybody.dimension = 'total'
    where tenth.dimension = 'decile' order by all`,
  'What was said before customers left': `
    select days_before, count(*) as customers, round(100 * avg(was_warned::int), 1) as warned,
      round(avg(churn_risk_rules), 3)::double as rules, round(avg(churn_risk_score), 3)::double as model
    from published.marts.health_backtest_churns where not was_cancellation_known
    group by days_before order by days_before`,
}

/** Customers at month ends that have 90 days of future, and whether the simulator let them buy more in those days. */
const GROWTH_IN_TRUTH = `
with company as (
  select distinct crosswalk.customer_id, record.company_id
  from published.core.map_source_to_customer as crosswalk
  inner join truth_file.truth.company_record as record using (source_system, source_id)
),
growth as (
  select company_id, date from truth_file.truth.mrr_movement where category = 'expansion'
),
judged as (
  select
    paying.customer_id, paying.date,
    exists (
      from company inner join growth using (company_id)
      where company.customer_id = paying.customer_id
        and growth.date > paying.date and growth.date <= paying.date + 90
    ) as grows
  from warehouse.intermediate.int_churn__paying_days as paying
  where paying.date + 90 <= (select max(date) from warehouse.intermediate.int_churn__paying_days)
),
signalled as (
  select distinct customer_id, date, unnest([signal, 'any sign']) as sign from warehouse.intermediate.int_expansion__signals
  union all
  select customer_id, date, 'all who are healthy' from warehouse.intermediate.int_expansion__ready_days
  union all
  select customer_id, date, 'all who pay' from warehouse.intermediate.int_churn__paying_days
)
select sign, count(*) as customers, round(100 * avg(grows::int), 1) as bought_more
from signalled inner join judged using (customer_id, date)
group by sign order by bought_more desc`

const TARGETS = `
select scorer, lift_at_tenth::double as lift, calibration_error::double as calibration_error
from published.marts.churn_model_quality where scorer in ('model', 'rules')`
const WANTED_LIFT = { model: 4, rules: 3 }
const MOST_CALIBRATION_ERROR = 0.05

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
const sources = ['truth.duckdb', 'warehouse.duckdb'].map((name) => join(resolve(values.dir), name))
if (sources.every((file) => existsSync(file))) {
  for (const [index, name] of ['truth_file', 'warehouse'].entries()) {
    await connection.run(`attach '${sources[index].replaceAll("'", "''")}' as ${name} (read_only)`)
  }
  const rows = await connection.runAndReadAll(GROWTH_IN_TRUTH)
  console.log('Who bought more within 90 days, in the truth')
  console.table(rows.getRowObjectsJson().map((row) => ({ ...row, customers: Number(row.customers) })))
}
const judged = (await connection.runAndReadAll(TARGETS)).getRowObjectsJS()
const missed = judged.filter(
  ({ scorer, lift, calibration_error: error }) =>
    lift < WANTED_LIFT[scorer] || (scorer === 'model' && error > MOST_CALIBRATION_ERROR),
)
if (judged.length < 2 || missed.length > 0) {
  console.error(
    `Targets missed: lift of ${JSON.stringify(WANTED_LIFT)}, calibration error ${MOST_CALIBRATION_ERROR}`,
  )
  process.exitCode = 1
}
connection.closeSync()
instance.closeSync()
