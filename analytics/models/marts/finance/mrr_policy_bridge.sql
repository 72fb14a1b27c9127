{%- set presets = mrr_policies() -%}

with

items as (
    select * from {{ ref('int_revenue__policy_items') }}
),

rates as (
    select * from {{ ref('int_revenue__fx_rates') }}
),

usage_charges as (
    select * from {{ ref('int_revenue__usage_charges') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

rated as (
    select
        items.*,
        items.contracted_mrr_micros * rates.minor_rate_nanos as reporting_amount
    from items
    inner join rates
        on items.currency = rates.currency
        and items.as_of_date = rates.rate_date
),

last_usage_months as (
    select
        usage_charges.customer_id,
        sum(usage_charges.amount_cents) as usage_cents
    from usage_charges
    cross join bounds
    where
        usage_charges.usage_month = date_trunc('month', bounds.as_of_date + interval '1' day) - interval '1' month
        and usage_charges.customer_id is not null
    group by usage_charges.customer_id
),

-- From the ledger's rules to the preset's in steps, each rounded by itself: what lies between two steps is its cause.
steps as (
    select
        customer_id,
        policy,
        cast({{ round_half_up('sum(case when is_counted_in_ledger then reporting_amount else 0 end)', '1000000000000000') }} as bigint) as discounted_cents,
        cast({{ round_half_up(
            'sum(case when case when is_past_due then is_counted else is_counted_in_ledger end then reporting_amount else 0 end)', '1000000000000000'
        ) }} as bigint) as past_due_cents,
        cast({{ round_half_up('sum(case when is_counted then reporting_amount else 0 end)', '1000000000000000') }} as bigint) as counted_cents
    from rated
    group by customer_id, policy
),

customer_presets as (
    select
        customers.customer_id,
        presets.preset
    from (
        select customer_id from steps
        union
        select customer_id from last_usage_months
    ) as customers
    cross join (values {% for preset in presets %}('{{ preset }}'){{ ', ' if not loop.last }}{% endfor %}) as presets(preset)
),

usage_by_preset as (
    select
        customer_presets.customer_id,
        customer_presets.preset,
        case customer_presets.preset
            {%- for preset, policy in presets.items() %}
            when '{{ preset }}' then {{ 'last_usage_months.usage_cents' if policy['counts_usage'] else '0' }}
            {%- endfor %}
        end as usage_cents
    from customer_presets
    left join last_usage_months
        on customer_presets.customer_id = last_usage_months.customer_id
),

final as (
    select
        customer_presets.customer_id,
        customer_presets.preset,
        coalesce(ledger.counted_cents, 0) as ledger_mrr_cents,
        coalesce(steps.discounted_cents, 0) - coalesce(ledger.counted_cents, 0) as discount_cents,
        coalesce(steps.past_due_cents, 0) - coalesce(steps.discounted_cents, 0) as past_due_cents,
        coalesce(steps.counted_cents, 0) - coalesce(steps.past_due_cents, 0) as other_status_cents,
        cast(coalesce(usage_by_preset.usage_cents, 0) as bigint) as usage_cents,
        cast(coalesce(steps.counted_cents, 0) + coalesce(usage_by_preset.usage_cents, 0) as bigint) as mrr_cents,
        bounds.as_of_date
    from customer_presets
    cross join bounds
    left join steps
        on customer_presets.customer_id = steps.customer_id
        and customer_presets.preset = steps.policy
    left join steps as ledger
        on customer_presets.customer_id = ledger.customer_id
        and ledger.policy = 'ledger'
    left join usage_by_preset
        on customer_presets.customer_id = usage_by_preset.customer_id
        and customer_presets.preset = usage_by_preset.preset
)

select *
from final
where ledger_mrr_cents != 0 or mrr_cents != 0 or discount_cents != 0
