with

source_rows as (
    {{ source_columns('salesforce', 'opportunity_history', [
        ['id', 'varchar'],
        ['account_id', 'varchar'],
        ['owner_id', 'varchar'],
        ['name', 'varchar'],
        ['type', 'varchar'],
        ['stage_name', 'varchar'],
        ['lead_source', 'varchar'],
        ['currency_iso_code', 'varchar'],
        ['forecast_category', 'varchar'],
        ['amount', 'decimal(18,2)'],
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
        ['_fivetran_start', 'timestamp'],
        ['_fivetran_end', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id', '_fivetran_start'], [
        '_fivetran_active desc nulls last',
        '_fivetran_end desc nulls last',
        '_fivetran_synced desc nulls last',
        'stage_name',
    ]) }}
),

final as (
    select
        id as opportunity_id,
        account_id as salesforce_account_id,
        owner_id as owner_user_id,
        name as opportunity_name,
        type as opportunity_type,
        stage_name,
        lead_source,
        upper(currency_iso_code) as currency,
        forecast_category,
        cast(amount * 100 as bigint) as amount_minor,
        probability as probability_percent,
        coalesce(is_closed, false) as is_closed,
        coalesce(is_won, false) as is_won,
        coalesce(is_deleted, false) or coalesce(_fivetran_deleted, false) as is_deleted,
        coalesce(_fivetran_active, false) as is_current,
        cast(close_date as date) as close_date,
        _fivetran_start as valid_from,
        _fivetran_end as valid_to,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and _fivetran_start is not null
)

select * from final
