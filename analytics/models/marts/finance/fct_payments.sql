with

charges as (
    select * from {{ ref('stg_stripe__charge') }}
),

invoices as (
    select * from {{ ref('stg_stripe__invoice') }}
),

refunds as (
    select * from {{ ref('stg_stripe__refund') }}
),

disputes as (
    select * from {{ ref('stg_stripe__dispute') }}
),

balance_transactions as (
    select * from {{ ref('stg_stripe__balance_transaction') }}
),

customers as (
    select * from {{ ref('map_source_to_customer') }}
),

rates as (
    select * from {{ ref('int_revenue__fx_rates') }}
),

refunded as (
    select
        charge_id,
        sum(amount_minor) as refunded_minor,
        max(cast(created_at as date)) as last_refund_date
    from refunds
    where status = 'succeeded'
    group by charge_id
),

disputed as (
    select
        charge_id,
        sum(amount_minor) as disputed_minor,
        sum(case when status in ('lost', 'charge_refunded') then amount_minor else 0 end) as dispute_lost_minor
    from disputes
    group by charge_id
),

settled as (
    select
        source_id as charge_id,
        sum(fee_minor) as fee_minor
    from balance_transactions
    where transaction_type in ('charge', 'payment')
    group by source_id
),

final as (
    select
        charges.charge_id,
        customers.customer_id,
        charges.stripe_customer_id,
        charges.invoice_id,
        charges.status,
        charges.failure_code,
        charges.currency,
        charges.amount_minor,
        -- An old account delivers no refunds: its charges still tell how much was given back.
        cast(coalesce(refunded.refunded_minor, charges.amount_refunded_minor, 0) as {{ sql_type('hugeint') }}) as refunded_minor,
        cast(coalesce(disputed.disputed_minor, 0) as {{ sql_type('hugeint') }}) as disputed_minor,
        cast(coalesce(disputed.dispute_lost_minor, 0) as {{ sql_type('hugeint') }}) as dispute_lost_minor,
        cast(settled.fee_minor as {{ sql_type('hugeint') }}) as fee_minor,
        cast({{ round_half_up('(charges.amount_minor * rates.minor_rate_nanos)', '1000000000') }} as bigint) as amount_cents,
        row_number() over (partition by charges.invoice_id order by charges.created_at, charges.charge_id) as attempt_number,
        case
            when invoices.created_at is not null and charges.status = 'succeeded'
                then {{ greatest_of(['0', days_between('cast(coalesce(invoices.due_at, invoices.created_at) as date)', 'cast(charges.created_at as date)')]) }}
        end as days_late,
        charges.status = 'succeeded' as is_successful,
        cast(charges.created_at as date) as payment_date,
        refunded.last_refund_date,
        charges.created_at
    from charges
    left join invoices
        on charges.invoice_id = invoices.invoice_id
    left join refunded
        on charges.charge_id = refunded.charge_id
    left join disputed
        on charges.charge_id = disputed.charge_id
    left join settled
        on charges.charge_id = settled.charge_id
    left join customers
        on customers.source_system = 'stripe'
        and charges.stripe_customer_id = customers.source_id
    left join rates
        on charges.currency = rates.currency
        and cast(charges.created_at as date) = rates.rate_date
)

select * from final
-- One customer is asked for at a time: its rows lie together.
order by customer_id
