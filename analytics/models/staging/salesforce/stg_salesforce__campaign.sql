with

currency_exponents as (
    select * from {{ ref('currency_exponents') }}
),

source_rows as (
    {{ source_columns('salesforce', 'campaign', [
        ['id', 'varchar'],
        ['parent_id', 'varchar'],
        ['owner_id', 'varchar'],
        ['name', 'varchar'],
        ['type', 'varchar'],
        ['status', 'varchar'],
        ['currency_iso_code', 'varchar'],
        ['budgeted_cost', 'decimal(18,4)'],
        ['actual_cost', 'decimal(18,4)'],
        ['expected_revenue', 'decimal(18,4)'],
        ['is_active', 'boolean'],
        ['is_deleted', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_active', 'boolean'],
        ['start_date', 'timestamp'],
        ['end_date', 'timestamp'],
        ['created_date', 'timestamp'],
        ['last_modified_date', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        'coalesce(_fivetran_active, true) desc',
        'coalesce(last_modified_date, _fivetran_synced) desc nulls last',
        'name',
        'type',
    ]) }}
),

final as (
    select
        latest_rows.id as salesforce_campaign_id,
        latest_rows.parent_id as parent_salesforce_campaign_id,
        latest_rows.owner_id as owner_user_id,
        latest_rows.name as campaign_name,
        latest_rows.type as campaign_type,
        lower(latest_rows.status) as status,
        upper(latest_rows.currency_iso_code) as currency,
        {{ minor_units('latest_rows.budgeted_cost', 'exponents.minor_unit_exponent') }} as budgeted_cost_minor,
        {{ minor_units('latest_rows.actual_cost', 'exponents.minor_unit_exponent') }} as actual_cost_minor,
        {{ minor_units('latest_rows.expected_revenue', 'exponents.minor_unit_exponent') }} as expected_revenue_minor,
        coalesce(latest_rows.is_active, false) as is_active,
        coalesce(latest_rows.is_deleted, false) or coalesce(latest_rows._fivetran_deleted, false) as is_deleted,
        cast(latest_rows.start_date as date) as start_date,
        cast(latest_rows.end_date as date) as end_date,
        coalesce(latest_rows.created_date, latest_rows._fivetran_synced) as created_at,
        coalesce(latest_rows.last_modified_date, latest_rows._fivetran_synced) as updated_at,
        latest_rows._fivetran_synced as synced_at
    from latest_rows
    left join currency_exponents as exponents
        on coalesce(upper(latest_rows.currency_iso_code), '{{ var('reporting_currency') }}') = exponents.currency
    where latest_rows.id is not null
)

select * from final
