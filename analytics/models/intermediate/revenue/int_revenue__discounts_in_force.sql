with

segments as (
    select * from {{ ref('int_revenue__segments') }}
),

discount_states as (
    select * from {{ ref('int_revenue__discount_states') }}
),

in_force as (
    select
        segments.subscription_id,
        segments.valid_from_date,
        discount_states.subscription_discount_id,
        discount_states.currency,
        discount_states.amount_off_minor,
        discount_states.percent_off_basis_points,
        row_number() over (
            partition by segments.subscription_id, segments.valid_from_date
            order by discount_states.percent_off_basis_points desc, discount_states.subscription_discount_id
        ) as discount_number
    from segments
    inner join discount_states
        on segments.subscription_id = discount_states.subscription_id
        and segments.valid_from_date >= discount_states.valid_from_date
        and segments.valid_from_date < discount_states.valid_to_date
),

-- Percentages apply one after the other, the largest three exactly; each scale is as small as it can be.
final as (
    select
        subscription_id,
        valid_from_date,
        max(currency) as amount_off_currency,
        cast(sum(amount_off_minor) as hugeint) as amount_off_minor,
        {{ kept_after('1') }}
            * case when max(discount_number) >= 2 then {{ kept_after('2') }} else 1 end
            * case when max(discount_number) >= 3 then {{ kept_after('3') }} else 1 end as percent_kept,
        cast(case max(discount_number) when 1 then 10000 when 2 then 100000000 else 1000000000000 end as hugeint) as percent_scale
    from in_force
    group by subscription_id, valid_from_date
)

select * from final
