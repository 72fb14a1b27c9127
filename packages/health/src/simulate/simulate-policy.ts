import type { HealthPolicy } from '../policy/policy.ts'
import { numberOf, numberOrNull, textOf } from '../read/cells.ts'
import type { Query, Row } from '../read/query.ts'
import { dayWithin, scoredDays } from '../read/scored-days.ts'
import { changesOf } from './policy-changes.ts'
import { simulatedScoresSql } from './simulated-scores-sql.ts'
import type { BandMove, Judgement, PolicyMonth, PolicySimulation, SimulatedMonth } from './simulation.ts'

export interface SimulationRequest {
  readonly policy: HealthPolicy
  /** ISO dates; default: the last twelve months up to the last scored day. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

const HORIZON_DAYS = 90

/** Scores the measures that were published by another policy; nothing is built again. */
export async function simulatePolicy(query: Query, request: SimulationRequest): Promise<PolicySimulation> {
  const range = await scoredDays(query)
  const to = dayWithin(request.to ?? range.last, range, 'anyone')
  const yearBefore = `${Number(to.slice(0, 4)) - 1}${to.slice(4, 8)}01`
  const from = dayWithin(
    request.from ?? (yearBefore < range.first ? range.first : yearBefore),
    { ...range, last: to },
    'anyone',
  )
  await query(`create or replace temp table simulated_health as ${simulatedScoresSql(request.policy)}`)
  await query(bandsSql(request.policy))
  await query(comparedSql(from, to))
  const months = (await query(MONTHS)).map(monthOf)
  const judged = months.filter(({ leavers }) => leavers !== null)
  const leavers = judged.reduce((sum, month) => sum + (month.leavers ?? 0), 0)
  const [differing] = await query(
    'select count(*) as days from compared where score_before is distinct from score_after',
  )
  return {
    from,
    to,
    horizonDays: HORIZON_DAYS,
    changes: changesOf(await query('select * from marts.customer_health_policy'), request.policy),
    months,
    leavers,
    before: judgementOf(
      judged.map(({ before }) => before),
      leavers,
    ),
    after: judgementOf(
      judged.map(({ after }) => after),
      leavers,
    ),
    changedDays: numberOf(differing, 'days'),
    moves: (await query(MOVES, [to])).map(moveOf),
  }
}

/** Bands of the simulated policy by rank. */
function bandsSql({ bands }: HealthPolicy): string {
  const rows = bands.map(({ band, riskBand }, index) => `('${band}', ${bands.length - index}, '${riskBand}')`)
  return `create or replace temp table simulated_bands as
    select * from (values ${rows.join(', ')}) as band (band, band_rank, risk_band)`
}

const comparedSql = (from: string, to: string): string => `create or replace temp table compared as
with departures as (
  select customer_id, date from marts.fct_mrr_movements where category = 'churn' group by all
),
last_day as (select max(date) as date from marts.customer_health_daily)
select health.customer_id, health.date, health.mrr_cents,
  cast(health.health_score as double) as score_before, cast(simulated.score as double) as score_after,
  health.health_band as band_before, coalesce(bands.band, 'insufficient_data') as band_after,
  health.risk_band = 'high' as is_alarm_before, coalesce(bands.risk_band = 'high', false) as is_alarm_after,
  case when health.date + ${HORIZON_DAYS} <= last_day.date then exists (
    select 1 from departures
    where departures.customer_id = health.customer_id
      and departures.date > health.date and departures.date <= health.date + ${HORIZON_DAYS}
  ) end as leaves
from marts.customer_health_daily as health
inner join simulated_health as simulated using (customer_id, date)
left join simulated_bands as bands using (band_rank)
cross join last_day
where health.mrr_cents > 0 and health.date between date '${from}' and date '${to}'`

const BANDS = ['critical', 'at_risk', 'watch', 'healthy', 'insufficient_data']

const counted = (side: 'before' | 'after'): string => `
  ${BANDS.map((band) => `count(*) filter (where band_${side} = '${band}') as ${band}_${side}`).join(', ')},
  count(*) filter (where is_alarm_${side}) as alarms_${side},
  count(*) filter (where is_alarm_${side} and leaves) as caught_${side}`

const MONTHS = `select strftime(date, '%Y-%m') as month, count(*) as customers,
  case when count(leaves) = count(*) then count(*) filter (where leaves) end as leavers,
  ${counted('before')}, ${counted('after')}
from compared where day(date) = 1 group by 1 order by 1`

const MOVES = `select compared.*, coalesce(customer.customer_name, compared.customer_id) as name
from compared left join core.dim_customer_current as customer using (customer_id)
where compared.date = cast($1 as date) and band_before <> band_after
order by compared.mrr_cents desc, compared.customer_id`

function monthOf(row: Row): SimulatedMonth {
  return {
    month: textOf(row, 'month'),
    customers: numberOf(row, 'customers'),
    leavers: numberOrNull(row, 'leavers'),
    before: policyMonthOf(row, 'before'),
    after: policyMonthOf(row, 'after'),
  }
}

const policyMonthOf = (row: Row, side: 'before' | 'after'): PolicyMonth => ({
  bands: Object.fromEntries(BANDS.map((band) => [band, numberOf(row, `${band}_${side}`)])),
  alarms: numberOf(row, `alarms_${side}`),
  caught: numberOf(row, `caught_${side}`),
})

function judgementOf(months: readonly PolicyMonth[], leavers: number): Judgement {
  const caught = months.reduce((sum, month) => sum + month.caught, 0)
  const alarms = months.reduce((sum, month) => sum + month.alarms, 0)
  return {
    caught,
    falseAlarms: alarms - caught,
    recall: leavers === 0 ? null : caught / leavers,
    precision: alarms === 0 ? null : caught / alarms,
  }
}

const moveOf = (row: Row): BandMove => ({
  customerId: textOf(row, 'customer_id'),
  name: textOf(row, 'name'),
  mrrCents: numberOf(row, 'mrr_cents'),
  scoreBefore: numberOrNull(row, 'score_before'),
  scoreAfter: numberOrNull(row, 'score_after'),
  bandBefore: textOf(row, 'band_before'),
  bandAfter: textOf(row, 'band_after'),
})
