with

opportunities as (
    select * from {{ ref('int_sales__opportunities') }}
),

visits as (
    select * from {{ ref('fct_opportunity_stage_history') }}
),

close_date_changes as (
    select * from {{ ref('int_sales__close_date_changes') }}
),

customers as (
    select * from {{ ref('dim_customer_current') }}
),

rates as (
    select * from {{ ref('int_revenue__fx_rates') }}
),

channels as (
    select * from {{ ref('utm_channel_mapping') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

rated_days as (
    select
        min(rate_date) as first_rate_date,
        max(rate_date) as last_rate_date
    from rates
),

visited as (
    select
        opportunity_id,
        count(*) filter (where not is_closed) as stage_visits,
        count(*) filter (where is_reentry) as reentries,
        count(*) filter (where is_backward) as backward_moves,
        max(entered_at) as stage_entered_at
    from visits
    group by opportunity_id
),

planned as (
    select
        opportunity_id,
        count(*) - 1 as close_date_changes,
        min(case when plan_number = 1 then close_date end) as first_close_date
    from close_date_changes
    group by opportunity_id
),

declared_channels as (
    select
        utm_source as lead_source,
        {{ value_at_lowest('channel', 'rule_rank') }} as channel
    from channels
    where utm_source is not null and utm_medium is null and referrer_domain is null
    group by utm_source
),

-- Amounts count at the rate of the day the deal closed, open ones at the last one known.
rated as (
    select
        opportunities.*,
        cast({{ round_half_up('(opportunities.amount_minor * rates.minor_rate_nanos)', '1000000000') }} as bigint) as amount_cents
    from opportunities
    cross join rated_days
    left join rates
        on opportunities.currency = rates.currency
        and greatest(
            least(coalesce(opportunities.closed_date, rated_days.last_rate_date), rated_days.last_rate_date),
            rated_days.first_rate_date
        ) = rates.rate_date
),

final as (
    select
        rated.opportunity_id,
        rated.customer_id,
        rated.source_system,
        rated.source_id,
        rated.copied_opportunity_id,
        rated.opportunity_name,
        rated.opportunity_type,
        rated.pipeline_name,
        rated.stage_name,
        case when rated.is_won then 'won' when rated.is_closed then 'lost' else 'open' end as outcome,
        rated.owner_name,
        rated.owner_email,
        customers.segment,
        rated.lead_source,
        coalesce(declared_channels.channel, 'unknown') as channel,
        rated.currency,
        rated.amount_minor,
        rated.amount_cents,
        rated.probability_percent,
        cast({{ round_half_up('(rated.amount_cents * cast(coalesce(rated.probability_percent, 0) * 100 as bigint))', '10000') }} as bigint) as weighted_amount_cents,
        cast(rated.stage_order as integer) as stage_order,
        cast(coalesce(visited.stage_visits, 0) as integer) as stage_visits,
        cast(coalesce(visited.reentries, 0) as integer) as reentries,
        cast(coalesce(visited.backward_moves, 0) as integer) as backward_moves,
        cast(coalesce(planned.close_date_changes, 0) as integer) as close_date_changes,
        cast({{ days_between('planned.first_close_date', 'coalesce(rated.closed_date, rated.close_date)') }} as integer) as days_slipped,
        cast(case when rated.is_closed then {{ greatest_of([days_between('rated.created_date', 'rated.closed_date'), '0']) }} end as integer) as cycle_days,
        cast(case when not rated.is_closed then {{ greatest_of([days_between('rated.created_date', 'bounds.as_of_date'), '0']) }} end as integer) as age_days,
        not rated.is_closed as is_open,
        rated.is_closed,
        rated.is_won,
        coalesce(not rated.is_closed and rated.close_date < bounds.as_of_date, false) as is_overdue,
        planned.first_close_date,
        rated.close_date,
        rated.created_date,
        rated.closed_date,
        visited.stage_entered_at,
        rated.created_at,
        rated.updated_at
    from rated
    cross join bounds
    left join visited
        on rated.opportunity_id = visited.opportunity_id
    left join planned
        on rated.opportunity_id = planned.opportunity_id
    left join customers
        on rated.customer_id = customers.customer_id
    left join declared_channels
        on rated.lead_source = declared_channels.lead_source
)

select * from final
-- One customer is asked for at a time: its rows lie together.
order by customer_id
