import { knownMeasures } from './known-measures.ts'
import { ceilingScore, type HealthPolicy, type StagePolicy } from './policy.ts'

/** What the models read of a policy: seeds and a macro, by their path in the project. */
export function compiledFiles(policy: HealthPolicy): Readonly<Record<string, string>> {
  return {
    'seeds/health/health_policy.csv': csv(MEASURE_COLUMNS, policy.stages.flatMap(measureRows)),
    'seeds/health/health_policy_bands.csv': csv(
      ['band', 'band_rank', 'score_from', 'risk_band'],
      policy.bands.map((band, index) => [
        band.band,
        String(policy.bands.length - index),
        band.scoreFrom.toFixed(2),
        band.riskBand,
      ]),
    ),
    'seeds/health/health_policy_ceilings.csv': csv(
      CEILING_COLUMNS,
      policy.stages.flatMap((stage) => ceilingRows(stage, policy)),
    ),
    'macros/health/health_policy.sql': macroOf(policy),
  }
}

const MEASURE_COLUMNS = [
  'segment',
  'lifecycle_stage',
  'measure',
  'needs',
  'component',
  'weight',
  'no_penalty_at',
  'full_penalty_at',
  'when_unmeasured',
]

function measureRows({ segment, lifecycleStage, measures }: StagePolicy): readonly (readonly string[])[] {
  return Object.entries(measures).map(([name, measure]) => [
    segment,
    lifecycleStage,
    name,
    knownMeasures[name as keyof typeof knownMeasures].needs,
    measure.component,
    String(measure.weight),
    measure.noPenaltyAt.toFixed(4),
    measure.fullPenaltyAt.toFixed(4),
    measure.whenUnmeasured,
  ])
}

const CEILING_COLUMNS = [
  'segment',
  'lifecycle_stage',
  'measure',
  'is_worse_above',
  'value_from',
  'best_band',
  'score_to',
]

function ceilingRows(
  { segment, lifecycleStage, ceilings }: StagePolicy,
  policy: HealthPolicy,
): readonly (readonly string[])[] {
  return ceilings.map((ceiling) => [
    segment,
    lifecycleStage,
    ceiling.measure,
    String(ceiling.isWorseAbove),
    ceiling.from.toFixed(4),
    ceiling.bestBand,
    ceilingScore(policy, ceiling.bestBand).toFixed(2),
  ])
}

function csv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${[header, ...rows].map((row) => row.join(',')).join('\n')}\n`
}

function macroOf(policy: HealthPolicy): string {
  const values = {
    minimum_coverage: policy.minimumCoverage,
    minimum_history_days: policy.minimumHistoryDays,
    hysteresis_points: policy.hysteresisPoints,
    bands: policy.bands.map(({ band, scoreFrom, riskBand }) => ({
      band,
      score_from: scoreFrom,
      risk_band: riskBand,
    })),
    tiers: policy.tiers.map(({ tier, scoreFrom }) => ({ tier, score_from: scoreFrom })),
    composite: policy.composite,
    ...policy.settings,
    measures: policy.measureNames,
    needs: Object.fromEntries(Object.entries(knownMeasures).map(([name, { needs }]) => [name, needs])),
    ceilings: [...new Set(policy.stages.flatMap(({ ceilings }) => ceilings.map(({ measure }) => measure)))],
  }
  const text = JSON.stringify(values, null, 4).replaceAll('\n', '\n    ')
  return `{#- Written by \`waypoint health compile\` from policies/health.yml; change that file. -#}
{% macro health_policy() -%}
    {{ return(${text}) }}
{%- endmacro %}
`
}
