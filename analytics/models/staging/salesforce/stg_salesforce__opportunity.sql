with

currency_exponents as (
    select * from {{ ref('currency_exponents') }}
),

source_rows as (
    {{ source_columns('salesforce', 'opportunity', [
        ['id', 'varchar'],
        ['account_id', 'varchar'],
        ['owner_id', 'varchar'],
        ['name', 'varchar'],
        ['type', 'varchar'],
        ['stage_name', 'varchar'],
        ['lead_source', 'varchar'],
        ['currency_iso_code', 'varchar'],
        ['forecast_category', 'varchar'],
        ['amount', 'decimal(18,4)'],
        ['probability', 'decimal(7,2)'],
        ['is_closed', 'boolean'],
        ['is_won', 'boolean'],
        ['is_deleted', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_active', 'boolean'],
        ['close_date', 'timestamp'],
        ['created_date', 'timestamp'],
        ['last_modified_date', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        'coalesce(_fivetran_active, true) desc',
        'coalesce(last_modified_date, _fivetran_synced) desc nulls last',
        '_fivetran_synced desc nulls last',
        'stage_name',
    ]) }}
),

final as (
    select
        latest_rows.id as opportunity_id,
        latest_rows.account_id as salesforce_account_id,
        latest_rows.owner_id as owner_user_id,
        latest_rows.name as opportunity_name,
        latest_rows.type as opportunity_type,
        latest_rows.stage_name,
        latest_rows.lead_source,
        upper(latest_rows.currency_iso_code) as currency,
        latest_rows.forecast_category,
        {{ minor_units('latest_rows.amount', 'exponents.minor_unit_exponent') }} as amount_minor,
        latest_rows.probability as probability_percent,
        coalesce(latest_rows.is_closed, false) as is_closed,
        coalesce(latest_rows.is_won, false) as is_won,
        coalesce(latest_rows.is_deleted, false) or coalesce(latest_rows._fivetran_deleted, false) as is_deleted,
        cast(latest_rows.close_date as date) as close_date,
        coalesce(latest_rows.created_date, latest_rows._fivetran_synced) as created_at,
        coalesce(latest_rows.last_modified_date, latest_rows._fivetran_synced) as updated_at,
        latest_rows._fivetran_synced as synced_at
    from latest_rows
    left join currency_exponents as exponents
        on coalesce(upper(latest_rows.currency_iso_code), '{{ var('reporting_currency') }}') = exponents.currency
    where latest_rows.id is not null
)

select * from final
