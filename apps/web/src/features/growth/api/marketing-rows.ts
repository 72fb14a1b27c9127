import { sqlText } from '../../../app/address.ts'

/** The customers that a model credits to a channel. */
export const creditedCustomers = (channel: string, model: string): string =>
  `select customer_id, customer_name, acquired_date, sum(credit_micros) / 1e6 as credit,
  sum(new_mrr_cents) / 100 as new_mrr
from marts.marketing_attribution
left join entities.entity_customers using (customer_id)
where model = ${sqlText(model)} and channel = ${sqlText(channel)}
group by all
order by acquired_date desc`

/** What each campaign of a channel cost, month by month. */
export const channelSpend = (channel: string): string =>
  `select date_trunc('month', date) as month, campaign_id, campaign_name, sum(impressions) as impressions,
  sum(clicks) as clicks, sum(spend_cents) / 100 as spend
from marts.fct_ad_performance_daily as performance
left join core.dim_campaign as campaigns using (campaign_id)
where coalesce(campaigns.channel, case performance.platform when 'google_ads' then 'paid_search' else 'paid_social' end)
  = ${sqlText(channel)}
group by all
order by month desc, spend desc`

/** What a campaign did day by day, as its platform tells it. */
export const campaignDays = (campaignId: string): string =>
  `select date, impressions, clicks, conversions, spend_cents / 100 as spend, currency, ad_account_id
from marts.fct_ad_performance_daily
where campaign_id = ${sqlText(campaignId)}
order by date desc`

/** Whom a campaign touched. */
export const campaignTouches = (campaignId: string): string =>
  `select customer_id, customer_name, occurred_at, touch_type, channel, landing_path
from marts.fct_touchpoints
left join entities.entity_customers using (customer_id)
where campaign_id = ${sqlText(campaignId)}
order by occurred_at desc`
