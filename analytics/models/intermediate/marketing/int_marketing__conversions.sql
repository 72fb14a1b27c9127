with

customer_starts as (
    select * from {{ ref('int_revenue__customer_starts') }}
),

opportunities as (
    select * from {{ ref('int_sales__opportunities') }}
),

touches as (
    select * from {{ ref('fct_touchpoints') }}
),

-- Who is a customer is what billing says; without billing, what sales has won.
acquired as (
    select
        customer_id,
        'first_mrr' as acquired_by,
        cast(first_mrr_cents as bigint) as new_mrr_cents,
        first_mrr_date as acquired_date
    from customer_starts
    union all
    select
        customer_id,
        'won_deal',
        null,
        min(closed_date)
    from opportunities
    where is_won
        and customer_id is not null
        and closed_date is not null
        and (select count(*) from customer_starts) = 0
    group by customer_id
),

first_opportunities as (
    select
        customer_id,
        min(created_at) as opportunity_created_at
    from opportunities
    where customer_id is not null
    group by customer_id
),

-- A customer is a lead when it gives its name for the first time: in a form, or to the CRM.
first_leads as (
    select
        customer_id,
        min(occurred_at) as lead_created_at
    from touches
    where customer_id is not null and touch_type in ('form', 'lead')
    group by customer_id
),

final as (
    select
        acquired.customer_id,
        acquired.acquired_by,
        acquired.new_mrr_cents,
        acquired.acquired_date,
        case when cast(first_leads.lead_created_at as date) <= acquired.acquired_date then first_leads.lead_created_at end as lead_created_at,
        case
            when cast(first_opportunities.opportunity_created_at as date) <= acquired.acquired_date
                then first_opportunities.opportunity_created_at
        end as opportunity_created_at
    from acquired
    left join first_leads
        on acquired.customer_id = first_leads.customer_id
    left join first_opportunities
        on acquired.customer_id = first_opportunities.customer_id
)

select * from final
