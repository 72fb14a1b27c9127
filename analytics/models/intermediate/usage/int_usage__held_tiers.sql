{%- set tiers = feature_tiers() -%}

with

item_segments as (
    select * from {{ ref('int_revenue__item_segments') }}
    where status in ('active', 'trialing', 'past_due')
),

products as (
    select * from {{ ref('dim_product') }}
    where tier in ({{ quoted_list(tiers) }})
),

features as (
    select * from {{ ref('product_features') }}
),

held as (
    select
        item_segments.customer_id,
        products.product,
        products.tier,
        item_segments.valid_from_date,
        item_segments.valid_to_date
    from item_segments
    inner join products
        on item_segments.product_id = products.product_id
    where item_segments.customer_id is not null and item_segments.valid_from_date < item_segments.valid_to_date
),

changes as (
    select customer_id, product, tier, 1 as change, valid_from_date as date from held
    union all
    select customer_id, product, tier, -1 as change, valid_to_date as date from held
),

accumulated as (
    select
        customer_id,
        product,
        {%- for tier in tiers %}
        sum(coalesce(sum(change) filter (where tier = '{{ tier }}'), 0)) over so_far as {{ tier }}_items,
        {%- endfor %}
        date as valid_from,
        lead(date) over (partition by customer_id, product order by date) as valid_to
    from changes
    group by customer_id, product, date
    window so_far as (
        partition by customer_id, product
        order by date
        rows between unbounded preceding and current row
    )
),

-- The best tier held includes what those below it do.
tiered as (
    select
        customer_id,
        product,
        case
            {%- for tier in tiers | reverse %}
            when {{ tier }}_items > 0 then '{{ tier }}'
            {%- endfor %}
        end as tier,
        valid_from,
        valid_to
    from accumulated
),

feature_counts as (
    select
        product,
        {%- for tier in tiers %}
        count(*) filter (where tier in ({{ quoted_list(tiers[:loop.index]) }})) as {{ tier }}_features
        {{- ',' if not loop.last }}
        {%- endfor %}
    from features
    group by product
),

final as (
    select
        tiered.customer_id,
        tiered.product,
        tiered.tier,
        case tiered.tier
            {%- for tier in tiers %}
            when '{{ tier }}' then feature_counts.{{ tier }}_features
            {%- endfor %}
        end as features_entitled,
        tiered.valid_from,
        tiered.valid_to
    from tiered
    inner join feature_counts
        on tiered.product = feature_counts.product
    where tiered.tier is not null
)

select * from final
