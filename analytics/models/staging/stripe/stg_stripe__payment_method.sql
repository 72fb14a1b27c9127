with

source_rows as (
    {{ source_columns('stripe', 'payment_method', [
        ['id', 'varchar'],
        ['customer_id', 'varchar'],
        ['type', 'varchar'],
        ['billing_detail_name', 'varchar'],
        ['billing_detail_email', 'varchar'],
        ['billing_detail_address_country', 'varchar'],
        ['billing_detail_address_postal_code', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['created', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        '_fivetran_synced desc nulls last',
        'type',
        'billing_detail_name',
    ]) }}
),

final as (
    select
        id as payment_method_id,
        customer_id as stripe_customer_id,
        lower(type) as method_type,
        billing_detail_name as billing_name,
        lower(billing_detail_email) as billing_email,
        upper(billing_detail_address_country) as billing_country,
        billing_detail_address_postal_code as billing_postal_code,
        created as created_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
