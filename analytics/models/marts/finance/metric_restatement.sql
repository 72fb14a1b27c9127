with

versions as (
    {{ kept_versions(ref('snap_revenue__figures'), ref('int_revenue__figures'), 'data_until') }}
),

subscriptions as (
    select * from {{ ref('int_revenue__subscription_states') }}
),

subscription_versions as (
    select * from {{ ref('stg_stripe__subscription_history') }}
),

item_versions as (
    select * from {{ ref('stg_stripe__subscription_item') }}
),

current_states as (
    select * from {{ ref('stg_stripe__subscription') }}
),

discounts as (
    select * from {{ ref('stg_stripe__subscription_discount') }}
),

customers as (
    select * from {{ ref('map_source_to_customer') }}
),

builds as (
    select
        dbt_valid_from as built_at,
        max(max(data_until)) over (order by dbt_valid_from rows between unbounded preceding and 1 preceding) as data_until_before
    from versions
    group by dbt_valid_from
),

versions_compared as (
    select
        versions.*,
        builds.data_until_before,
        lag(versions.mrr_cents) over series as previous_cents,
        lag(versions.dbt_valid_from) over series as previously_built_at
    from versions
    inner join builds
        on versions.dbt_valid_from = builds.built_at
    window series as (partition by versions.figure_id order by versions.dbt_valid_from)
),

restated as (
    select
        *,
        {{ month_end('month') }} as month_end_date
    from versions_compared
    where previously_built_at is not null and previous_cents != mrr_cents
),

arrivals as (
    select
        subscription_id,
        'subscription_history' as source_table,
        subscription_id as source_id,
        valid_from,
        synced_at
    from subscription_versions
    union all
    select
        subscription_id,
        'subscription_item',
        subscription_item_id,
        coalesce(valid_from, created_at),
        synced_at
    from item_versions
    union all
    select
        current_states.subscription_id,
        'subscription',
        current_states.subscription_id,
        current_states.started_at,
        current_states.synced_at
    from current_states
    left join subscription_versions
        on current_states.subscription_id = subscription_versions.subscription_id
    where subscription_versions.subscription_id is null
    union all
    select
        subscription_id,
        'subscription_discount',
        subscription_discount_id,
        started_at,
        synced_at
    from discounts
),

subscription_customers as (
    select distinct
        subscriptions.subscription_id,
        customers.customer_id
    from subscriptions
    inner join customers
        on customers.source_system = 'stripe'
        and subscriptions.stripe_customer_id = customers.source_id
),

-- Rows that came since the last build that saw anything new, and reach into the month.
causes as (
    select
        restated.figure_id,
        restated.dbt_valid_from,
        arrivals.source_table || ' ' || arrivals.source_id || ' of ' || {{ text_of_moment('arrivals.valid_from') }} as cause,
        count(*) over (partition by restated.figure_id, restated.dbt_valid_from) as cause_count,
        row_number() over (
            partition by restated.figure_id, restated.dbt_valid_from
            order by arrivals.synced_at desc, arrivals.source_table, arrivals.source_id
        ) as place
    from restated
    inner join subscription_customers
        on restated.customer_id = subscription_customers.customer_id
    inner join arrivals
        on subscription_customers.subscription_id = arrivals.subscription_id
        and arrivals.synced_at > restated.data_until_before
        and arrivals.synced_at <= restated.data_until
        and cast(arrivals.valid_from as date) <= restated.month_end_date
),

final as (
    select
        restated.figure_id || '@' || {{ text_of_moment('restated.dbt_valid_from') }} as restatement_id,
        'mrr' as metric,
        restated.customer_id,
        cast(restated.previous_cents as bigint) as previous_cents,
        restated.mrr_cents as restated_cents,
        cast(restated.mrr_cents - restated.previous_cents as bigint) as difference_cents,
        coalesce(causes.cause_count, 0) as cause_count,
        coalesce(causes.cause, 'no row of billing: who is the same customer, an exchange rate or the policy changed') as last_cause,
        restated.month,
        restated.previously_built_at,
        restated.dbt_valid_from as restated_at
    from restated
    left join causes
        on restated.figure_id = causes.figure_id
        and restated.dbt_valid_from = causes.dbt_valid_from
        and causes.place = 1
)

select * from final
