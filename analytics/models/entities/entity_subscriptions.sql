with

subscriptions as (
    select * from {{ ref('dim_subscription') }}
),

versions as (
    select * from {{ ref('entity_subscriptions_history') }}
    where is_current
),

subscription_months as (
    select * from {{ ref('entity_subscriptions_monthly') }}
),

invoiced_months as (
    select * from {{ ref('int_subscriptions__invoiced_months') }}
),

customers as (
    select * from {{ ref('dim_customer_current') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

last_month as (
    select subscription_months.*
    from subscription_months
    inner join bounds
        on subscription_months.period_end_date = bounds.as_of_date
),

invoiced as (
    select
        subscription_id,
        sum(invoices) as invoices,
        sum(invoiced_cents) as invoiced_cents,
        sum(paid_cents) as paid_cents
    from invoiced_months
    group by subscription_id
),

final as (
    select
        subscriptions.subscription_id,
        subscriptions.customer_id,
        subscriptions.stripe_customer_id,
        versions.plan_id,
        customers.customer_name,
        customers.segment,
        customers.owner_name,
        versions.product,
        versions.plan_tier,
        versions.billing_interval,
        versions.currency,
        versions.status,
        subscriptions.collection_method,
        versions.change_type as last_change_type,
        versions.item_count,
        versions.quantity,
        versions.contracted_mrr_minor,
        versions.mrr_minor,
        coalesce(last_month.mrr_cents, 0) as mrr_cents,
        coalesce(last_month.arr_cents, 0) as arr_cents,
        cast(coalesce(invoiced.invoices, 0) as bigint) as invoices,
        cast(coalesce(invoiced.invoiced_cents, 0) as bigint) as invoiced_cents,
        cast(coalesce(invoiced.paid_cents, 0) as bigint) as paid_cents,
        {{ days_between('subscriptions.first_date', 'bounds.as_of_date') }} as age_days,
        versions.version_number as versions,
        coalesce(last_month.is_paying, false) as is_paying,
        subscriptions.is_cancellation_scheduled,
        subscriptions.first_date,
        subscriptions.first_counted_date,
        subscriptions.trial_end_date,
        subscriptions.current_period_end_date,
        case
            when not subscriptions.is_cancellation_scheduled and versions.status not in ('canceled', 'incomplete_expired')
                then subscriptions.current_period_end_date
        end as renewal_date,
        subscriptions.cancel_date,
        subscriptions.end_date,
        versions.valid_from as last_change_date,
        bounds.as_of_date
    from subscriptions
    inner join versions
        on subscriptions.subscription_id = versions.subscription_id
    cross join bounds
    left join last_month
        on subscriptions.subscription_id = last_month.subscription_id
    left join invoiced
        on subscriptions.subscription_id = invoiced.subscription_id
    left join customers
        on subscriptions.customer_id = customers.customer_id
)

select * from final
