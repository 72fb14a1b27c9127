with

currency_exponents as (
    select * from {{ ref('currency_exponents') }}
),

source_rows as (
    {{ source_columns('salesforce', 'opportunity_line_item', [
        ['id', 'varchar'],
        ['opportunity_id', 'varchar'],
        ['product_2_id', 'varchar'],
        ['pricebook_entry_id', 'varchar'],
        ['product_code', 'varchar'],
        ['name', 'varchar'],
        ['description', 'varchar'],
        ['currency_iso_code', 'varchar'],
        ['quantity', 'decimal(18,4)'],
        ['unit_price', 'decimal(18,4)'],
        ['list_price', 'decimal(18,4)'],
        ['total_price', 'decimal(18,4)'],
        ['discount', 'decimal(7,2)'],
        ['is_deleted', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_active', 'boolean'],
        ['service_date', 'timestamp'],
        ['created_date', 'timestamp'],
        ['last_modified_date', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        'coalesce(_fivetran_active, true) desc',
        'coalesce(last_modified_date, _fivetran_synced) desc nulls last',
        'product_code',
        'name',
    ]) }}
),

final as (
    select
        latest_rows.id as opportunity_line_item_id,
        latest_rows.opportunity_id,
        latest_rows.product_2_id as product_id,
        latest_rows.pricebook_entry_id as price_book_entry_id,
        upper(latest_rows.product_code) as product_code,
        latest_rows.name as line_name,
        latest_rows.description,
        upper(latest_rows.currency_iso_code) as currency,
        latest_rows.quantity,
        {{ minor_units('latest_rows.unit_price', 'exponents.minor_unit_exponent') }} as unit_price_minor,
        {{ minor_units('latest_rows.list_price', 'exponents.minor_unit_exponent') }} as list_price_minor,
        {{ minor_units('latest_rows.total_price', 'exponents.minor_unit_exponent') }} as total_price_minor,
        latest_rows.discount as discount_percent,
        coalesce(latest_rows.is_deleted, false) or coalesce(latest_rows._fivetran_deleted, false) as is_deleted,
        cast(latest_rows.service_date as date) as service_date,
        coalesce(latest_rows.created_date, latest_rows._fivetran_synced) as created_at,
        coalesce(latest_rows.last_modified_date, latest_rows._fivetran_synced) as updated_at,
        latest_rows._fivetran_synced as synced_at
    from latest_rows
    left join currency_exponents as exponents
        on coalesce(upper(latest_rows.currency_iso_code), '{{ var('reporting_currency') }}') = exponents.currency
    where latest_rows.id is not null
)

select * from final
