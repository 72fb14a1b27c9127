with

currency_exponents as (
    select * from {{ ref('currency_exponents') }}
),

source_rows as (
    {{ source_columns('salesforce', 'order', [
        ['id', 'varchar'],
        ['account_id', 'varchar'],
        ['contract_id', 'varchar'],
        ['owner_id', 'varchar'],
        ['order_number', 'varchar'],
        ['type', 'varchar'],
        ['status', 'varchar'],
        ['currency_iso_code', 'varchar'],
        ['total_amount', 'decimal(18,4)'],
        ['is_deleted', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_active', 'boolean'],
        ['effective_date', 'timestamp'],
        ['end_date', 'timestamp'],
        ['activated_date', 'timestamp'],
        ['created_date', 'timestamp'],
        ['last_modified_date', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        'coalesce(_fivetran_active, true) desc',
        'coalesce(last_modified_date, _fivetran_synced) desc nulls last',
        'order_number',
        'type',
    ]) }}
),

final as (
    select
        latest_rows.id as order_id,
        latest_rows.account_id as salesforce_account_id,
        latest_rows.contract_id,
        latest_rows.owner_id as owner_user_id,
        latest_rows.order_number,
        latest_rows.type as order_type,
        lower(latest_rows.status) as status,
        upper(latest_rows.currency_iso_code) as currency,
        {{ minor_units('latest_rows.total_amount', 'exponents.minor_unit_exponent') }} as total_minor,
        coalesce(latest_rows.is_deleted, false) or coalesce(latest_rows._fivetran_deleted, false) as is_deleted,
        cast(latest_rows.effective_date as date) as effective_date,
        cast(latest_rows.end_date as date) as end_date,
        latest_rows.activated_date as activated_at,
        coalesce(latest_rows.created_date, latest_rows._fivetran_synced) as created_at,
        coalesce(latest_rows.last_modified_date, latest_rows._fivetran_synced) as updated_at,
        latest_rows._fivetran_synced as synced_at
    from latest_rows
    left join currency_exponents as exponents
        on coalesce(upper(latest_rows.currency_iso_code), '{{ var('reporting_currency') }}') = exponents.currency
    where latest_rows.id is not null
)

select * from final
