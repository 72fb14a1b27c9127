import { timelineParts } from './timeline-parts.ts'

/** What accounts are read from, the ones that are asked for first at the beginning. */
export const accountRelations: readonly string[] = [
  ...new Set([
    'entities.entity_customers',
    'marts.customer_health_reasons',
    'marts.customer_health_daily',
    'marts.fct_usage',
    'marts.fct_feature_usage',
    'ref.fact_usage_health_daily',
    'marts.fct_mrr_daily',
    'marts.mrr_evidence',
    'marts.fct_revenue',
    'entities.entity_subscriptions',
    'core.map_source_to_customer',
    'core.match_explanation',
    'core.customer_attribute_source',
    ...timelineParts.flatMap(({ reads }) => reads.map(({ relation }) => relation)),
  ]),
]
