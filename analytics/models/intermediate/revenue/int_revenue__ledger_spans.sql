with

item_segments as (
    select * from {{ ref('int_revenue__item_segments') }}
),

rates as (
    select * from {{ ref('int_revenue__fx_rates') }}
),

reported_days as (
    select
        min(rate_date) as first_date,
        max(rate_date) as last_date
    from rates
),

counted_items as (
    select
        item_segments.customer_id,
        item_segments.product_id,
        item_segments.currency,
        item_segments.mrr_micros,
        {{ greatest_of(['item_segments.valid_from_date', 'reported_days.first_date']) }} as valid_from,
        {{ least_of(['item_segments.valid_to_date', days_after('reported_days.last_date', 1)]) }} as valid_to
    from item_segments
    inner join reported_days
        on item_segments.valid_from_date <= reported_days.last_date
        and item_segments.valid_to_date > reported_days.first_date
    where item_segments.mrr_micros > 0
),

-- Every day on which anything about the customer changes, so that what it pays is shared out alike all through a span.
boundaries as (
    select customer_id, valid_from as boundary_date from counted_items
    union
    select customer_id, valid_to from counted_items
),

customer_spans as (
    select
        customer_id,
        boundary_date as valid_from,
        lead(boundary_date) over (partition by customer_id order by boundary_date) as valid_to
    from boundaries
),

amounts as (
    select
        customer_spans.customer_id,
        counted_items.product_id,
        counted_items.currency,
        sum(counted_items.mrr_micros) as mrr_micros,
        customer_spans.valid_from,
        customer_spans.valid_to
    from customer_spans
    inner join counted_items
        on customer_spans.customer_id = counted_items.customer_id
        and customer_spans.valid_from >= counted_items.valid_from
        and customer_spans.valid_from < counted_items.valid_to
    group by
        customer_spans.customer_id, counted_items.product_id, counted_items.currency, customer_spans.valid_from, customer_spans.valid_to
),

-- The reporting currency is worth the same every day.
reporting_rates as (
    select max(minor_rate_nanos) as minor_rate_nanos
    from rates
    where currency = '{{ var('reporting_currency') }}'
),

totals as (
    select
        customer_id,
        valid_from,
        count(*) as amounts,
        bool_or(currency != '{{ var('reporting_currency') }}') as has_foreign_currency
    from amounts
    group by customer_id, valid_from
),

first_days as (
    select
        customer_id,
        min(valid_from) as first_mrr_date
    from amounts
    group by customer_id
),

compared as (
    select
        amounts.customer_id,
        amounts.product_id,
        amounts.currency,
        cast(amounts.mrr_micros as {{ sql_type('hugeint') }}) as mrr_micros,
        amounts.mrr_micros * reporting_rates.minor_rate_nanos as steady_amount,
        totals.amounts,
        totals.has_foreign_currency,
        first_days.first_mrr_date,
        amounts.valid_from,
        amounts.valid_to
    from amounts
    cross join reporting_rates
    inner join totals
        on amounts.customer_id = totals.customer_id
        and amounts.valid_from = totals.valid_from
    inner join first_days
        on amounts.customer_id = first_days.customer_id
),

-- An amount that is alone has nothing to share.
final as (
    select
        customer_id,
        product_id,
        currency,
        mrr_micros,
        cast({{ round_half_up('mrr_micros', '1000000') }} as bigint) as mrr_minor,
        case
            when not has_foreign_currency then cast({{ round_half_up('steady_amount', '1000000000000000') }} as bigint)
        end as steady_cents,
        amounts,
        has_foreign_currency,
        first_mrr_date,
        valid_from,
        valid_to
    from compared
    where amounts = 1
    union all
    select
        customer_id,
        product_id,
        currency,
        mrr_micros,
        {{ allocate_largest_remainder('mrr_micros', '1000000', ['customer_id', 'currency', 'valid_from'], ['product_id']) }},
        case
            when not has_foreign_currency then {{ allocate_largest_remainder(
                'steady_amount', '1000000000000000', ['customer_id', 'valid_from'], ['product_id', 'currency']
            ) }}
        end,
        amounts,
        has_foreign_currency,
        first_mrr_date,
        valid_from,
        valid_to
    from compared
    where amounts > 1
)

select * from final
