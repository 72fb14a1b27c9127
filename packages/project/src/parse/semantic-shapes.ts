import { type Shape, shapeOf as of } from '../yaml/misspelt-keys.ts'

const DESCRIBED = 'name label description'
const CONFIG = of('enabled group meta tags')
const META = of('meta')
const CONSTANT = of('base_property conversion_property')
const INPUT = of('name filter alias offset_window offset_to_grain join_to_timespine fill_nulls_with')

export const METRIC: Shape = of(
  `${DESCRIBED} type filter time_granularity meta tags group enabled hidden agg expr entity window`,
  {
    config: CONFIG,
    type_params: of('expr window grain_to_date is_private join_to_timespine fill_nulls_with', {
      measure: INPUT,
      measures: INPUT,
      input_measures: INPUT,
      numerator: INPUT,
      denominator: INPUT,
      metrics: INPUT,
      conversion_type_params: of('entity calculation window', {
        base_measure: INPUT,
        conversion_measure: INPUT,
        base_metric: INPUT,
        conversion_metric: INPUT,
        constant_properties: CONSTANT,
      }),
      cumulative_type_params: of('window grain_to_date period_agg', { metric: INPUT }),
    }),
  },
)

/** A metric that is written below its model. */
export const MODEL_METRIC: Shape = of(
  `${DESCRIBED} type filter time_granularity hidden agg percentile percentile_type join_to_timespine fill_nulls_with expr agg_time_dimension window grain_to_date period_agg entity calculation`,
  {
    config: CONFIG,
    non_additive_dimension: of('name window_agg group_by'),
    input_metric: INPUT,
    input_metrics: INPUT,
    numerator: INPUT,
    denominator: INPUT,
    base_metric: INPUT,
    conversion_metric: INPUT,
    constant_properties: CONSTANT,
  },
)

export const SEMANTIC_MODEL: Shape = of(`${DESCRIBED} model primary_entity`, {
  config: CONFIG,
  defaults: of('agg_time_dimension'),
  entities: of(`${DESCRIBED} type role expr`, { config: META }),
  measures: of(`${DESCRIBED} agg expr agg_time_dimension create_metric`, {
    config: META,
    agg_params: of('percentile use_discrete_percentile use_approximate_percentile'),
    non_additive_dimension: of('name window_choice window_groupings'),
  }),
  dimensions: of(`${DESCRIBED} type is_partition expr metadata`, {
    config: META,
    type_params: of('time_granularity', { validity_params: of('is_start is_end') }),
  }),
})

export const SAVED_QUERY: Shape = of(`${DESCRIBED} group meta tags enabled`, {
  config: of('enabled group meta tags', { cache: of('enabled') }),
  query_params: of('metrics group_by where order_by limit'),
  exports: of('name', { config: of('export_as schema schema_name alias database') }),
})
