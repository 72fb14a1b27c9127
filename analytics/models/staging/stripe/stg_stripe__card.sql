with

source_rows as (
    {{ source_columns('stripe', 'card', [
        ['id', 'varchar'],
        ['customer_id', 'varchar'],
        ['brand', 'varchar'],
        ['funding', 'varchar'],
        ['fingerprint', 'varchar'],
        ['last_4', 'varchar', ['last4']],
        ['country', 'varchar'],
        ['exp_month', 'integer'],
        ['exp_year', 'integer'],
        ['is_deleted', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['created', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        '_fivetran_synced desc nulls last',
        'brand',
        'funding',
    ]) }}
),

final as (
    select
        id as card_id,
        customer_id as stripe_customer_id,
        lower(brand) as brand,
        lower(funding) as funding,
        fingerprint,
        last_4 as last_four,
        upper(country) as country,
        exp_month as expiry_month,
        exp_year as expiry_year,
        coalesce(is_deleted, false) or coalesce(_fivetran_deleted, false) as is_deleted,
        created as created_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null
)

select * from final
