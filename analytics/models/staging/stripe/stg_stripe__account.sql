with

source_rows as (
    {{ source_columns('stripe', 'account', [
        ['id', 'varchar'],
        ['email', 'varchar'],
        ['country', 'varchar'],
        ['default_currency', 'varchar'],
        ['settings_dashboard_timezone', 'varchar'],
        ['settings_dashboard_display_name', 'varchar'],
        ['business_profile_name', 'varchar'],
        ['company_name', 'varchar'],
        ['charges_enabled', 'boolean'],
        ['is_deleted', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['created', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        '_fivetran_synced desc nulls last',
        'email',
        'country',
    ]) }}
),

final as (
    select
        id as stripe_account_id,
        coalesce(settings_dashboard_display_name, business_profile_name, company_name) as account_name,
        lower(email) as email,
        upper(country) as country,
        upper(default_currency) as currency,
        settings_dashboard_timezone as time_zone,
        coalesce(charges_enabled, false) as is_charges_enabled,
        coalesce(is_deleted, false) or coalesce(_fivetran_deleted, false) as is_deleted,
        created as created_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null
)

select * from final
