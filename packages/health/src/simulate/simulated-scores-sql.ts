import { knownMeasures, type Capability, type MeasureName } from '../policy/known-measures.ts'
import { ceilingScore, type HealthPolicy, type StagePolicy } from '../policy/policy.ts'

/** A capability is connected for a customer where the measure that it always gives has a value. */
const CONNECTED: Readonly<Record<Capability, string>> = {
  usage: 'days_since_last_activity is not null',
  devices: 'has_devices',
  support: 'open_critical_tickets_7d is not null',
  billing: 'days_past_due is not null',
}

/** Flags of the daily table are measures of 0 or 1. */
function valueOf(measure: string): string {
  switch (measure) {
    case 'champion_left':
      return 'cast(has_champion_left as integer)'
    case 'is_delinquent':
      return 'cast(is_delinquent as integer)'
    default:
      return measure
  }
}

const list = (names: readonly MeasureName[], render: (name: MeasureName) => string, glue = ', '): string =>
  names.map(render).join(glue)

/**
 * Scores of every customer and day under a policy, from the measures that were published: the same arithmetic as
 * the models', which a test compares. Columns: customer_id, date, score (null where there is none), band_rank.
 */
export function simulatedScoresSql(policy: HealthPolicy): string {
  const names = policy.measureNames
  const flags = [...new Set(policy.stages.flatMap(({ ceilings }) => ceilings.map(({ measure }) => measure)))]
  const last = policy.bands.length
  return `
with stages as (
  select * from (values ${policy.stages.map((stage) => stageRow(stage, policy)).join(', ')})
    as stage (segment, lifecycle_stage, ${list(names, (name) => `${name}_weight, ${name}_no, ${name}_full, ${name}_nothing`)}${flags.map((flag) => `, ${flag}_from, ${flag}_to, ${flag}_above`).join('')})
),
weighed as (
  select health.*, date_diff('day', min(health.date) over (partition by health.customer_id), health.date) as history,
    ${list(
      names,
      (
        name,
      ) => `case when ${valueOf(name)} is not null or (${name}_nothing = 'no_penalty' and ${CONNECTED[knownMeasures[name].needs]}) then ${name}_weight else 0 end as weight_${name},
    case when ${valueOf(name)} is null and ${name}_nothing = 'not_applicable' and ${CONNECTED[knownMeasures[name].needs]} then ${name}_weight else 0 end as spared_${name},
    coalesce(least(greatest(cast(cast(${valueOf(name)} as decimal(12, 4)) - ${name}_no as double) / (${name}_full - ${name}_no), 0), 1), 0) as share_${name}`,
    )},
    least(100${flags.map((flag) => `, case when ${flag}_above and ${valueOf(flag)} >= ${flag}_from or not ${flag}_above and ${valueOf(flag)} <= ${flag}_from then ${flag}_to else 100 end`).join('')}) as ceiling
  from marts.customer_health_daily as health
  inner join stages using (segment, lifecycle_stage)
),
covered as (
  select *, ${list(names, (name) => `weight_${name}`, ' + ')} as covered, 100 - (${list(names, (name) => `spared_${name}`, ' + ')}) as applicable
  from weighed
),
penalised as (
  select *, ${list(names, (name) => `cast(floor(share_${name} * (weight_${name} * 100 / nullif(covered, 0)) * 1000000) as bigint)`, ' + ')} as penalty,
    covered >= ${policy.minimumCoverage} * applicable and history >= ${policy.minimumHistoryDays} as is_scored
  from covered
),
scored as (
  select customer_id, date,
    case when is_scored then least(10000 - (penalty + 5000) // 10000, cast(100 * ceiling as integer)) end as score
  from penalised
)
select customer_id, date, score / 100.0 as score, case when score is not null then 1 ${policy.bands
    .slice(0, -1)
    .map(
      ({ scoreFrom }) => `
    + coalesce(
      last_value(case when score >= ${100 * (scoreFrom + policy.hysteresisPoints)} then 1
        when score < ${100 * (scoreFrom - policy.hysteresisPoints)} then 0 end ignore nulls) over so_far,
      case when first_value(score ignore nulls) over so_far >= ${100 * scoreFrom} then 1 else 0 end
    )`,
    )
    .join('')} end as band_rank, ${last} as band_count
from scored
window so_far as (partition by customer_id order by date rows between unbounded preceding and current row)`
}

function stageRow(stage: StagePolicy, policy: HealthPolicy): string {
  const flags = [...new Set(policy.stages.flatMap(({ ceilings }) => ceilings.map(({ measure }) => measure)))]
  const cells = [
    `'${stage.segment}'`,
    `'${stage.lifecycleStage}'`,
    ...policy.measureNames.flatMap((name) => {
      const measure = stage.measures[name]
      return [
        String(measure?.weight ?? 0),
        decimal(measure?.noPenaltyAt ?? 0),
        decimal(measure?.fullPenaltyAt ?? 1),
        `'${measure?.whenUnmeasured ?? 'left_out'}'`,
      ]
    }),
    ...flags.flatMap((flag) => {
      const ceiling = stage.ceilings.find(({ measure }) => measure === flag)
      if (ceiling === undefined) return ['cast(null as decimal(12, 4))', 'cast(100 as decimal(5, 2))', 'true']
      return [
        decimal(ceiling.from),
        `cast(${ceilingScore(policy, ceiling.bestBand)} as decimal(5, 2))`,
        String(ceiling.isWorseAbove),
      ]
    }),
  ]
  return `(${cells.join(', ')})`
}

const decimal = (value: number): string => `cast(${value} as decimal(12, 4))`
