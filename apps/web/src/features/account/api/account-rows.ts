import { addressOf, rowsAddress, sqlDay, sqlText } from '../../../app/address.ts'

export const accountAddress = (customerId: string, part: string): string =>
  addressOf(`/accounts/${encodeURIComponent(customerId)}/${part}`, {})

/** Who used something at an account in the days to one day, and how much. */
export const peopleActive = (customerId: string, date: string, days: number): string =>
  rowsAddress(`select user_id, user_name, email, count(*) as active_days, sum(event_count) as events, max(date) as last_active_date
from marts.fct_user_engagement_daily as usage
left join core.dim_user using (user_id)
where usage.customer_id = ${sqlText(customerId)} and event_count > 0
  and date > ${sqlDay(date)} - ${days} and date <= ${sqlDay(date)}
group by all
order by events desc`)

/** How a product was used at an account, day by day. */
export const productDays = (customerId: string, product: string): string =>
  rowsAddress(`select date, active_users_1d, active_users_28d, units_28d, entitled_seats, entitled_units_28d,
  features_used_28d, features_entitled
from ref.fact_usage_health_daily
where customer_id = ${sqlText(customerId)} and product = ${sqlText(product)}
order by date desc`)

interface OfFeature {
  readonly product: string | null
  readonly feature: string
}

/** How a feature was used at an account, at the end of each month. */
export const featureMonths = (customerId: string, { product, feature }: OfFeature): string =>
  rowsAddress(`select date, active_users, active_days, event_count, is_entitled, is_used, is_adopted
from marts.fct_feature_usage
where customer_id = ${sqlText(customerId)} and ${product === null ? 'product is null' : `product = ${sqlText(product)}`} and feature = ${sqlText(feature)}
order by date desc`)

/** What a person did, day by day. */
export const personDays = (userId: string): string =>
  rowsAddress(`select date, event_count, session_count, active_seconds, customer_id
from marts.fct_user_engagement_daily
where user_id = ${sqlText(userId)}
order by date desc`)

/** The records of the sources that are one person. */
export const personRecords = (userId: string): string =>
  rowsAddress(`select source_system, source_id, is_founder
from core.map_source_to_user
where user_id = ${sqlText(userId)}
order by source_system, source_id`)

/** What a source's record told of a customer, and when. */
export const recordValues = (sourceSystem: string, sourceId: string): string =>
  rowsAddress(`select customer_id, attribute, attribute_value, strategy, is_current, valid_from, valid_to
from core.customer_attribute_source
where source_system = ${sqlText(sourceSystem)} and source_id = ${sqlText(sourceId)}
order by attribute, valid_from desc`)

/** Where an attribute of a customer came from, day after day. */
export const attributeHistory = (customerId: string, attribute: string): string =>
  rowsAddress(`select attribute_value, source_system, source_id, strategy, valid_from, valid_to
from core.customer_attribute_source
where customer_id = ${sqlText(customerId)} and attribute = ${sqlText(attribute)}
order by valid_from desc`)

interface Pair {
  readonly sourceSystem: string
  readonly sourceId: string
  readonly otherSourceSystem: string
  readonly otherSourceId: string
}

/** The evidence for a pair of records, field by field. */
export const pairEvidence = (pair: Pair): string =>
  rowsAddress(`select *
from core.match_explanation
where source_system = ${sqlText(pair.sourceSystem)} and source_id = ${sqlText(pair.sourceId)}
  and other_source_system = ${sqlText(pair.otherSourceSystem)} and other_source_id = ${sqlText(pair.otherSourceId)}`)

/** What cost an account points of health on a day. */
export const healthReasons = (customerId: string, date: string): string =>
  rowsAddress(`select measure, basis, value, threshold, points, points_change_1d, points_change_28d, customer_id
from marts.customer_health_reasons
where customer_id = ${sqlText(customerId)} and date = ${sqlDay(date)}
order by points desc`)

/** The parts of an account's scores. */
export const scoreParts = (customerId: string): string =>
  rowsAddress(`select * from marts.customer_health_scores where customer_id = ${sqlText(customerId)}`)
