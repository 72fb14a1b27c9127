with

unpaid_spells as (
    select
        *,
        {{ days_back('end_date', 1) }} as last_date
    from {{ ref('int_billing__unpaid_spells') }}
),

spell_days as (
    {{ expand_days('unpaid_spells', 'first_date', 'last_date') }}
),

final as (
    select
        customer_id,
        {{ days_between('min(unpaid_since_date)', 'date_day') }} as days_past_due,
        date_day as date
    from spell_days
    group by customer_id, date_day
)

select * from final
