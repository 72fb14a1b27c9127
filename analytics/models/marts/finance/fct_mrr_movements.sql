with

mrr_days as (
    select * from {{ ref('fct_mrr_daily') }}
),

rates as (
    select * from {{ ref('int_revenue__fx_rates') }}
),

subscription_events as (
    select * from {{ ref('fct_subscription_events') }}
),

reasons as (
    select * from {{ ref('mrr_movement_reasons') }}
),

states as (
    select
        customer_id,
        product_id,
        currency,
        mrr_micros,
        mrr_minor,
        mrr_cents,
        {{ day_number('date') }} as period
    from mrr_days
),

period_rates as (
    select
        currency,
        minor_rate_nanos,
        {{ day_number('rate_date') }} as period
    from rates
),

{{ mrr_changes('states', 'period_rates') }},

movements as (
    {{ mrr_movement_rows() }}
),

dated as (
    select
        customer_id,
        product_id,
        currency,
        category,
        amount_minor,
        amount_cents,
        case when amount_cents < 0 or amount_minor < 0 then 'down' else 'up' end as direction,
        {{ date_of_day_number('period') }} as date
    from movements
),

-- What happened to the product itself explains more than what happened elsewhere in the subscription.
explained as (
    select
        dated.customer_id,
        dated.product_id,
        dated.currency,
        dated.category,
        dated.date,
        reasons.reason,
        row_number() over (
            partition by dated.customer_id, dated.product_id, dated.currency, dated.category, dated.date
            order by
                case when subscription_events.product_id = dated.product_id then 0 else 1 end,
                reasons.priority,
                reasons.reason
        ) as place
    from dated
    inner join subscription_events
        on dated.customer_id = subscription_events.customer_id
        and dated.date = subscription_events.date
    inner join reasons
        on subscription_events.event_type = reasons.event_type
        and dated.direction = reasons.direction
    where dated.category != 'fx'
),

final as (
    select
        dated.customer_id,
        dated.product_id,
        dated.currency,
        dated.category,
        case
            when dated.category = 'fx' then 'exchange_rate'
            when explained.reason is not null then explained.reason
            when abs(dated.amount_cents) <= 1 and abs(dated.amount_minor) <= 1 then 'rounding'
            else 'unexplained'
        end as reason,
        dated.amount_minor,
        dated.amount_cents,
        dated.date
    from dated
    left join explained
        on dated.customer_id = explained.customer_id
        and dated.product_id = explained.product_id
        and dated.currency = explained.currency
        and dated.category = explained.category
        and dated.date = explained.date
        and explained.place = 1
)

select * from final
