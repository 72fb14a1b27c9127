-- What two models say of the last reported day: people of products lie within people of the customer, people of all
-- customers are counted from the list of people once more, and states of a month are all its active people.
with

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

by_product as (
    select
        usage_health.customer_id,
        max(usage_health.active_users_28d) as most_users,
        sum(usage_health.active_users_28d) as all_users,
        sum(usage_health.units_28d) as units
    from {{ ref('fact_usage_health_daily') }} as usage_health
    inner join bounds
        on usage_health.date = bounds.as_of_date
    group by usage_health.customer_id
),

by_customer as (
    select
        fct_usage.customer_id,
        max(fct_usage.active_users_28d) filter (where fct_usage.date = bounds.as_of_date) as users,
        sum(fct_usage.units) as units
    from {{ ref('fct_usage') }} as fct_usage
    inner join bounds
        on fct_usage.date > {{ days_back('bounds.as_of_date', 28) }}
    group by fct_usage.customer_id
),

people as (
    select
        count(distinct activity.user_id) as people,
        count(*) filter (where activity.is_power_user) as power_users,
        count(*) as active_people
    from {{ ref('rpt_user_activity') }} as activity
    inner join {{ ref('dim_customer_current') }} as customers
        on activity.customer_id = customers.customer_id
    where activity.lifecycle <> 'dormant' and not coalesce(customers.is_test, false)
),

totals as (
    select active_users.mau
    from {{ ref('rpt_active_users') }} as active_users
    inner join bounds
        on active_users.date = bounds.as_of_date
    where active_users.dimension = 'total'
)

select 'people and units of products and of the customer' as figure, by_customer.customer_id
from by_customer
full join by_product
    on by_customer.customer_id = by_product.customer_id
where
    coalesce(by_customer.units, 0) <> coalesce(by_product.units, 0)
    or coalesce(by_customer.users, 0) not between coalesce(by_product.most_users, 0) and coalesce(by_product.all_users, 0)
union all
select 'people of all customers' as figure, null as customer_id
from totals
cross join people
where totals.mau <> people.people
union all
select 'power users are at most a tenth, or tie with it' as figure, null as customer_id
from people
where people.power_users * 100 > people.active_people * {{ var('power_user_percent') }} * 2
