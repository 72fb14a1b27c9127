with

opportunities as (
    select * from {{ ref('fct_opportunities') }}
),

targets as (
    select * from {{ ref('sales_targets') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

-- An open deal whose date has passed cannot close before today: it counts for the running quarter, as overdue.
dated as (
    select
        opportunities.*,
        cast(date_trunc('quarter', case
            when opportunities.is_closed then opportunities.closed_date
            else greatest(coalesce(opportunities.close_date, bounds.as_of_date), bounds.as_of_date)
        end) as date) as quarter
    from opportunities
    cross join bounds
),

sliced as (
    {{- sliced_deals('dated', ['quarter', 'outcome', 'amount_cents', 'weighted_amount_cents', 'is_overdue']) }}
),

counted as (
    select
        quarter,
        dimension,
        slice,
        count(*) filter (where outcome = 'open') as open_count,
        count(*) filter (where outcome = 'open' and is_overdue) as overdue_count,
        count(*) filter (where outcome = 'open' and amount_cents is null) as open_without_amount_count,
        count(*) filter (where outcome = 'won') as won_count,
        count(*) filter (where outcome = 'lost') as lost_count,
        cast(coalesce(sum(amount_cents) filter (where outcome = 'open'), 0) as bigint) as open_amount_cents,
        cast(coalesce(sum(weighted_amount_cents) filter (where outcome = 'open'), 0) as bigint) as weighted_amount_cents,
        cast(coalesce(sum(amount_cents) filter (where outcome = 'open' and is_overdue), 0) as bigint) as overdue_amount_cents,
        cast(coalesce(sum(amount_cents) filter (where outcome = 'won'), 0) as bigint) as won_amount_cents,
        cast(coalesce(sum(amount_cents) filter (where outcome = 'lost'), 0) as bigint) as lost_amount_cents
    from sliced
    group by quarter, dimension, slice
),

owner_domains as (
    select distinct {{ normalized_domain('owner_email') }} as owner_domain
    from opportunities
    where owner_email is not null
),

own_targets as (
    select
        targets.quarter,
        targets.dimension,
        targets.slice,
        cast(sum(targets.target_cents) as bigint) as target_cents
    from targets
    inner join owner_domains
        on targets.owner_domain = owner_domains.owner_domain
    group by targets.quarter, targets.dimension, targets.slice
),

compared as (
    select
        coalesce(counted.quarter, own_targets.quarter) as quarter,
        coalesce(counted.dimension, own_targets.dimension) as dimension,
        coalesce(counted.slice, own_targets.slice) as slice,
        {%- for figure in [
            'open_count', 'overdue_count', 'open_without_amount_count', 'won_count', 'lost_count', 'open_amount_cents',
            'weighted_amount_cents', 'overdue_amount_cents', 'won_amount_cents', 'lost_amount_cents',
        ] %}
        coalesce(counted.{{ figure }}, 0) as {{ figure }},
        {%- endfor %}
        own_targets.target_cents,
        {{ greatest_of(['own_targets.target_cents - coalesce(counted.won_amount_cents, 0)', '0']) }} as remaining_target_cents
    from counted
    full join own_targets
        on counted.quarter = own_targets.quarter
        and counted.dimension = own_targets.dimension
        and counted.slice = own_targets.slice
),

final as (
    select
        compared.dimension,
        compared.slice,
        compared.open_count,
        compared.overdue_count,
        compared.open_without_amount_count,
        compared.won_count,
        compared.lost_count,
        compared.open_amount_cents,
        compared.weighted_amount_cents,
        compared.overdue_amount_cents,
        compared.won_amount_cents,
        compared.lost_amount_cents,
        compared.target_cents,
        case when compared.target_cents is not null then compared.remaining_target_cents end as remaining_target_cents,
        {{ exact_ratio('compared.won_amount_cents', 'compared.target_cents') }} as attainment,
        -- Of a quarter that is over nothing remains to be covered.
        case
            when compared.quarter + interval '3' month > bounds.as_of_date
                then {{ exact_ratio('compared.open_amount_cents', 'compared.remaining_target_cents') }}
        end as coverage,
        compared.quarter = date_trunc('quarter', bounds.as_of_date) as is_running_quarter,
        compared.quarter
    from compared
    cross join bounds
)

select * from final
