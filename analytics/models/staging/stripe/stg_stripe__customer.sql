with

source_rows as (
    {{ source_columns('stripe', 'customer', [
        ['id', 'varchar'],
        ['name', 'varchar'],
        ['email', 'varchar'],
        ['phone', 'varchar'],
        ['currency', 'varchar'],
        ['address_line_1', 'varchar', ['address_line1']],
        ['address_city', 'varchar'],
        ['address_state', 'varchar'],
        ['address_postal_code', 'varchar'],
        ['address_country', 'varchar'],
        ['metadata', 'varchar'],
        ['balance', 'bigint'],
        ['delinquent', 'boolean'],
        ['is_deleted', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['created', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        '_fivetran_synced desc nulls last',
        'name',
        'email',
    ]) }}
),

final as (
    select
        id as stripe_customer_id,
        {{ json_text('metadata', 'app_account_id') }} as app_account_id,
        name as customer_name,
        lower(email) as email,
        {{ normalized_domain('email') }} as email_domain,
        phone,
        upper(currency) as currency,
        address_line_1 as street,
        address_city as city,
        address_state as region,
        address_postal_code as postal_code,
        address_country as country,
        balance as balance_minor,
        coalesce(delinquent, false) as is_delinquent,
        coalesce(is_deleted, false) or coalesce(_fivetran_deleted, false) as is_deleted,
        coalesce(created, _fivetran_synced) as created_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null
)

select * from final
