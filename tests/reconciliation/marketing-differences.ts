import type { Difference } from './differences.ts'

/**
 * Where marketing and what the vendors and the simulator's truth know differ; empty is agreement. The warehouse is
 * `warehouse`, with every source simulated; the truth is `truth`.
 */
export const MARKETING_DIFFERENCES: readonly Difference[] = [
  {
    figure: 'spend, clicks and impressions are those that the platforms tell of their accounts',
    sql: `
      with told as (
        select 'google_ads' as platform, sum(cost_micros) as spend_micros, sum(clicks) as clicks, sum(impressions) as impressions
        from (select distinct _fivetran_id, date, cost_micros, clicks, impressions from warehouse.raw_google_ads.account_stats)
        union all
        select 'meta_ads', sum(round(spend * 1000000)), sum(inline_link_clicks), sum(impressions)
        from (select distinct ad_id, date, spend, inline_link_clicks, impressions from warehouse.raw_meta_ads.basic_ad)
        union all
        select 'linkedin_ads', sum(round(cost_in_local_currency * 1000000)), sum(clicks), sum(impressions)
        from (select distinct creative_id, day, cost_in_local_currency, clicks, impressions from warehouse.raw_linkedin_ads.ad_analytics_by_creative)
      ),
      shown as (
        select platform, sum(spend_micros) as spend_micros, sum(clicks) as clicks, sum(impressions) as impressions
        from warehouse.marts.fct_ad_performance_daily
        group by platform
      )
      select platform, shown, told
      from told full join shown using (platform)
      where (shown.spend_micros, shown.clicks, shown.impressions) is distinct from (told.spend_micros, told.clicks, told.impressions)`,
  },
  {
    figure: 'every campaign that touchpoints carry is one of an ad platform',
    sql: `
      select distinct utm_campaign
      from warehouse.marts.fct_touchpoints
      where utm_campaign like 'cmp_paid%' and campaign_id is null`,
  },
  {
    figure: 'mails are those of the vendors, each once',
    sql: `
      with told as (
        select 'iterable' as platform, event_name as event, count(distinct _fivetran_id) as events
        from warehouse.raw_iterable.event group by all
        union all
        select 'hubspot', type, count(distinct id) from warehouse.raw_hubspot.email_event group by all
      ),
      shown as (
        select platform, sum(sends) as sends, sum(opens) as opens, sum(clicks) as clicks, sum(bounces) as bounces
        from warehouse.marts.fct_email_engagement_daily group by platform
      )
      select platform, shown
      from shown
      where sends <> (select sum(events) from told where told.platform = shown.platform and event in ('emailSend', 'SENT'))
        or opens <> (select sum(events) from told where told.platform = shown.platform and event in ('emailOpen', 'OPEN'))
        or clicks <> (select sum(events) from told where told.platform = shown.platform and event in ('emailClick', 'CLICK'))
        or bounces <> (select sum(events) from told where told.platform = shown.platform and event in ('emailBounce', 'BOUNCE'))`,
  },
  {
    figure: 'the way of every customer to signing up: each visit, when and by which campaign',
    sql: `
      with whole_customer as (
        select company_id, customer_id
        from (
          select distinct record.company_id, map.customer_id
          from truth.truth.company_record as record
          inner join warehouse.core.map_source_to_customer as map using (source_system, source_id)
        )
        qualify count(*) over (partition by company_id) = 1 and count(*) over (partition by customer_id) = 1
      ),
      -- A visit that begins within half an hour of another is one with it.
      expected as (
        select customer_id, occurred_at, campaign_id,
          occurred_at - lag(occurred_at) over (partition by company_id order by occurred_at) as since_last
        from truth.truth.touchpoint
        inner join truth.truth.company using (company_id)
        inner join whole_customer using (company_id)
        where acquired_on is not null and not is_test
      ),
      shown as (
        select customer_id, occurred_at, utm_campaign
        from warehouse.marts.fct_touchpoints
        where touch_type = 'visit'
      )
      select expected.customer_id, expected.occurred_at, expected.campaign_id, shown.utm_campaign
      from expected
      left join shown using (customer_id, occurred_at)
      where (since_last is null or since_last > interval '1 hour')
        and (shown.customer_id is null or shown.utm_campaign is distinct from expected.campaign_id)
      union all
      select shown.customer_id, shown.occurred_at, null, shown.utm_campaign
      from shown
      inner join (select distinct customer_id from expected) using (customer_id)
      left join expected using (customer_id, occurred_at)
      where expected.customer_id is null`,
  },
]
