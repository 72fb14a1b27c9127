{#- The days of customers that health is kept for: a while after the last payment, or after the last activity of one who
    has not paid yet; every day where no billing is connected. `lifetimes` has a customer's days from `wanted_from_date`
    to `last_date`. -#}
{% macro kept_health_days(lifetimes, paid_days, usage_days) -%}
    {%- set days_kept = health_policy().parameters.days_kept_after_churn -%}
    with

    last_paid_days as (
        select
            {{ paid_days }}.customer_id,
            {{ days_after(paid_days ~ '.date', 1) }} as first_unpaid_date,
            {{ days_after(paid_days ~ '.date', days_kept) }} as last_kept_date
        from {{ paid_days }}
        left join {{ paid_days }} as next_days
            on {{ paid_days }}.customer_id = next_days.customer_id
            and {{ days_after(paid_days ~ '.date', 1) }} = next_days.date
        where next_days.customer_id is null
    ),

    days_after_paying as (
        {{ expand_days('last_paid_days', 'first_unpaid_date', 'last_kept_date') | indent(8) }}
    ),

    unpaid_days as (
        select distinct
            days_after_paying.customer_id,
            days_after_paying.date_day as date
        from days_after_paying
        left join {{ paid_days }}
            on days_after_paying.customer_id = {{ paid_days }}.customer_id
            and days_after_paying.date_day = {{ paid_days }}.date
        where {{ paid_days }}.customer_id is null
    ),

    before_paying as (
        select
            *,
            case when is_billing_connected then {{ least_of(['last_date', 'coalesce(' ~ days_back('first_paid_date', 1) ~ ', last_date)']) }} else last_date end
                as last_unpaid_date
        from {{ lifetimes }}
    ),

    days_before_paying as (
        {{ expand_days('before_paying', 'wanted_from_date', 'last_unpaid_date') | indent(8) }}
    ),

    followed as (
        select
            days_before_paying.customer_id,
            days_before_paying.is_billing_connected,
            max(coalesce({{ usage_days }}.last_activity_date, days_before_paying.first_date)) over (
                partition by days_before_paying.customer_id
                order by days_before_paying.date_day
                rows between unbounded preceding and current row
            ) as last_active_date,
            days_before_paying.date_day as date
        from days_before_paying
        left join {{ usage_days }}
            on days_before_paying.customer_id = {{ usage_days }}.customer_id
            and days_before_paying.date_day = {{ usage_days }}.date
    )

    select customer_id, mrr_cents, date from {{ paid_days }}
    union all
    select customer_id, 0 as mrr_cents, date from unpaid_days
    union all
    select customer_id, 0 as mrr_cents, date from followed
    where not is_billing_connected or {{ days_between('last_active_date', 'date') }} <= {{ days_kept }}
{%- endmacro %}
