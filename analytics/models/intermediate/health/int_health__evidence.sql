{%- set parameters = health_policy().parameters -%}

with

promises as (
    select * from {{ ref('int_health__promises_decided') }}
),

critical_spans as (
    select * from {{ ref('int_health__critical_spans') }}
),

ratings as (
    select * from {{ ref('stg_zendesk__satisfaction_rating') }}
    where score in ('good', 'bad')
),

tickets as (
    select * from {{ ref('fct_tickets') }}
    where customer_id is not null
),

charges as (
    select * from {{ ref('stg_stripe__charge') }}
    where status = 'failed'
),

users as (
    select * from {{ ref('stg_app__users') }}
    where is_champion and not is_deleted and created_at is not null
),

source_customers as (
    select * from {{ ref('map_source_to_customer') }}
),

connections as (
    select * from {{ ref('int_health__connections') }}
),

rating_spans as (
    select
        tickets.customer_id,
        ratings.score,
        'ticket ' || ratings.ticket_id as record,
        cast(coalesce(ratings.updated_at, ratings.created_at) as date) as happened_on,
        {{ arrived_on(
            'coalesce(ratings.updated_at, ratings.created_at)', 'ratings.synced_at', 'connections.support_first_load_ended_at'
        ) }} as first_date,
        {{ days_after('cast(coalesce(ratings.updated_at, ratings.created_at) as date)', parameters.csat_window_days) }} as end_date
    from ratings
    inner join tickets
        on ratings.ticket_id = tickets.ticket_id
    cross join connections
),

failed_payments as (
    select
        source_customers.customer_id,
        'charge ' || charges.charge_id as record,
        cast(charges.created_at as date) as happened_on,
        {{ arrived_on('charges.created_at', 'charges.synced_at', 'connections.stripe_first_load_ended_at') }} as first_date,
        {{ days_after('cast(charges.created_at as date)', parameters.failed_payments_window_days) }} as end_date
    from charges
    inner join source_customers
        on source_customers.source_system = 'stripe'
        and charges.stripe_customer_id = source_customers.source_id
    cross join connections
    where charges.created_at is not null
),

champions as (
    select
        source_customers.customer_id,
        'person ' || users.app_user_id as record,
        cast(users.deactivated_at as date) as left_on,
        cast(users.created_at as date) as first_date,
        {{ arrived_on('users.deactivated_at', 'users.synced_at', 'connections.app_first_load_ended_at') }} as left_date,
        {{ days_after('cast(users.deactivated_at as date)', parameters.champion_memory_days) }} as forgotten_date
    from users
    inner join source_customers
        on source_customers.source_system = 'app'
        and users.app_account_id = source_customers.source_id
    cross join connections
),

unpaid_spells as (
    select * from {{ ref('int_billing__unpaid_spells') }}
),

-- What counts between two days, by the name of its count.
final as (
    select
        customer_id,
        case when is_kept then 'promises_kept' else 'promises_broken' end as name,
        'ticket ' || ticket_id as record,
        metric as detail,
        decided_on as happened_on,
        first_date,
        end_date
    from promises
    union all
    select customer_id, 'open_critical_tickets', 'ticket ' || ticket_id, null, opened_on, first_date, end_date
    from critical_spans
    union all
    select customer_id, score || '_ratings', record, null, happened_on, first_date, end_date from rating_spans
    union all
    select customer_id, 'failed_payments', record, null, happened_on, first_date, end_date from failed_payments
    union all
    select customer_id, 'unpaid_subscriptions', 'subscription ' || subscription_id, null, unpaid_since_date, first_date, end_date
    from unpaid_spells
    union all
    select customer_id, 'known_champions', record, null, first_date, first_date, {{ open_end_day() }} from champions
    union all
    select customer_id, 'active_champions', record, null, first_date, first_date, coalesce(left_date, {{ open_end_day() }})
    from champions
    union all
    select customer_id, 'lost_champions', record, null, left_on, left_date, forgotten_date from champions
)

select * from final
where first_date < end_date
