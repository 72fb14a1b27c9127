import { ratios } from './observations.ts'

const SPEND = `spend as (
    select date::date as day, 'paid_search' as channel, impressions, clicks, cost_micros / 1000000 as dollars
    from raw_google_ads.account_stats
    union all
    select date::date, 'paid_social', impressions, inline_link_clicks, spend from raw_meta_ads.basic_ad
    union all
    select day::date, 'paid_social', impressions, clicks, cost_in_usd from raw_linkedin_ads.ad_analytics_by_campaign
  )`

/** What the advertisements cost and bring; the gross margin is 80 %. */
export const MARKETING = [
  ratios(`
  with ${SPEND},
  won as (
    select date_trunc('month', acquired_on) as month, sum(first.mrr) as mrr
    from customer
    inner join (select company_id, arg_min(mrr, month) as mrr from customer_month group by all) as first using (company_id)
    where acquisition_channel in ('paid_search', 'paid_social')
    group by all
  ),
  month as (select date_trunc('month', day) as month, sum(dollars) as dollars from spend group by all)
  select 'cac_payback' as figure, month::varchar as cluster, dollars as numerator, coalesce(won.mrr, 0) * 0.8 as denominator
  from month left join won using (month)
  union all
  select 'click_rate_' || channel, day::varchar, sum(clicks), sum(impressions) from spend group by channel, day
  union all
  select 'click_cost_' || channel, day::varchar, sum(dollars), sum(clicks) from spend group by channel, day`),
]
