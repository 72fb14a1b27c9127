with

invoice_lines as (
    select * from {{ ref('stg_stripe__invoice_line_item') }}
),

item_segments as (
    select * from {{ ref('int_revenue__item_segments') }}
),

prices as (
    select * from {{ ref('int_revenue__prices') }}
),

-- What the ledger says that a billing cycle costs, at the start of the period that the line bills. A trial costs nothing.
lines_with_terms as (
    select
        invoice_lines.invoice_id,
        invoice_lines.amount_minor,
        case
            when coalesce(prices.is_metered, false) then 'usage'
            when invoice_lines.is_proration then 'proration'
            when prices.is_recurring and invoice_lines.subscription_id is not null then 'recurring'
            else 'one_off'
        end as line_kind,
        item_segments.subscription_item_id is not null as has_terms,
        item_segments.exception_reason,
        case
            when item_segments.status = 'trialing' then 0
            else cast({{ round_half_up('coalesce(item_segments.amount_micros, 0)', '1000000') }} as bigint)
        end as gross_terms_minor,
        case
            when item_segments.status = 'trialing' then 0
            else cast({{ round_half_up(
                '(coalesce(item_segments.contracted_mrr_micros, 0) * item_segments.cycle_denominator)', '(item_segments.cycle_numerator * 1000000)'
            ) }} as bigint)
        end as net_terms_minor
    from invoice_lines
    left join prices
        on invoice_lines.price_id = prices.price_id
    left join item_segments
        on invoice_lines.subscription_item_id = item_segments.subscription_item_id
        and cast(invoice_lines.period_started_at as date) >= item_segments.valid_from_date
        and cast(invoice_lines.period_started_at as date) < item_segments.valid_to_date
),

summed as (
    select
        invoice_id,
        count(*) as line_count,
        bool_or(line_kind = 'recurring' and (not has_terms or exception_reason is not null)) as has_unknown_terms,
        sum(amount_minor) as lines_minor,
        sum(case when line_kind = 'recurring' then amount_minor else 0 end) as recurring_minor,
        sum(case when line_kind = 'proration' then amount_minor else 0 end) as proration_minor,
        sum(case when line_kind = 'usage' then amount_minor else 0 end) as usage_minor,
        sum(case when line_kind = 'one_off' then amount_minor else 0 end) as one_off_minor,
        sum(case when line_kind = 'recurring' then gross_terms_minor else 0 end) as gross_terms_minor,
        sum(case when line_kind = 'recurring' then coalesce(net_terms_minor, 0) else 0 end) as net_terms_minor
    from lines_with_terms
    group by invoice_id
),

-- Billing and price lists differ by a factor of one hundred where one of them takes units for minor units.
final as (
    select
        *,
        gross_terms_minor != 0
            and (recurring_minor = 100 * gross_terms_minor or 100 * recurring_minor = gross_terms_minor) as is_in_other_unit
    from summed
)

select * from final
