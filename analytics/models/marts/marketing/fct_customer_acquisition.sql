with

conversions as (
    select * from {{ ref('int_marketing__conversions') }}
),

attribution as (
    select * from {{ ref('marketing_attribution') }}
),

roi as (
    select * from {{ ref('rpt_marketing_roi') }}
),

customers as (
    select * from {{ ref('dim_customer_current') }}
),

chosen as (
    select
        *,
        cast(date_trunc('month', acquired_date) as date) as month
    from attribution
    where model = '{{ var('attribution_model') }}'
),

ends as (
    select
        customer_id,
        max(touch_count) as touch_count,
        count(distinct channel) filter (where touch_number > 0) as channel_count,
        bool_or(is_declared) as is_declared,
        max(case when touch_number <= 1 then channel end) as first_touch_channel,
        max(case when touch_number <= 1 then campaign_id end) as first_touch_campaign_id,
        max(case when touch_number = touch_count then channel end) as last_touch_channel,
        max(case when touch_number = touch_count then campaign_id end) as last_touch_campaign_id,
        min(occurred_at) as first_touch_at,
        max(occurred_at) as last_touch_at
    from chosen
    group by customer_id
),

by_channel as (
    select
        customer_id,
        month,
        channel,
        sum(credit_micros) as credit_micros
    from chosen
    group by customer_id, month, channel
),

main_channels as (
    select
        customer_id,
        {{ value_at_lowest('channel', "lpad(cast(1000000 - credit_micros as varchar), 7, '0') || channel") }} as channel
    from by_channel
    group by customer_id
),

-- A channel's cost of the month, shared by its credits for the customers of the month.
shares as (
    select
        by_channel.customer_id,
        by_channel.channel,
        by_channel.month,
        by_channel.credit_micros * cast(roi.spend_cents as {{ sql_type('hugeint') }}) as amount,
        sum(by_channel.credit_micros) over (partition by by_channel.month, by_channel.channel) as scale
    from by_channel
    inner join roi
        on by_channel.month = roi.month
        and by_channel.channel = roi.channel
    where roi.spend_cents is not null and by_channel.credit_micros > 0
),

allocated as (
    select
        customer_id,
        {{ allocate_largest_remainder('amount', 'scale', ['month', 'channel'], ['customer_id']) }} as spend_cents
    from shares
),

costs as (
    select
        customer_id,
        cast(sum(spend_cents) as bigint) as spend_cents
    from allocated
    group by customer_id
),

final as (
    select
        conversions.customer_id,
        ends.first_touch_campaign_id,
        ends.last_touch_campaign_id,
        customers.segment,
        conversions.acquired_by,
        main_channels.channel,
        ends.first_touch_channel,
        ends.last_touch_channel,
        ends.touch_count,
        cast(ends.channel_count as integer) as channel_count,
        conversions.new_mrr_cents,
        costs.spend_cents as acquisition_spend_cents,
        cast({{ days_between('cast(ends.first_touch_at as date)', 'conversions.acquired_date') }} as integer) as days_to_convert,
        ends.is_declared,
        conversions.acquired_date,
        cast(date_trunc('month', conversions.acquired_date) as date) as acquisition_month,
        ends.first_touch_at,
        ends.last_touch_at,
        conversions.lead_created_at,
        conversions.opportunity_created_at
    from conversions
    inner join ends
        on conversions.customer_id = ends.customer_id
    inner join main_channels
        on conversions.customer_id = main_channels.customer_id
    left join costs
        on conversions.customer_id = costs.customer_id
    left join customers
        on conversions.customer_id = customers.customer_id
)

select * from final
