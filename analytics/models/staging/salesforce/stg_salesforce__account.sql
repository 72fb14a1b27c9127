with

source_rows as (
    {{ source_columns('salesforce', 'account', [
        ['id', 'varchar'],
        ['app_account_id_c', 'varchar'],
        ['parent_id', 'varchar'],
        ['master_record_id', 'varchar'],
        ['owner_id', 'varchar'],
        ['name', 'varchar'],
        ['website', 'varchar'],
        ['phone', 'varchar'],
        ['industry', 'varchar'],
        ['type', 'varchar'],
        ['account_source', 'varchar'],
        ['billing_street', 'varchar'],
        ['billing_city', 'varchar'],
        ['billing_state', 'varchar'],
        ['billing_postal_code', 'varchar'],
        ['billing_country', 'varchar'],
        ['billing_country_code', 'varchar'],
        ['number_of_employees', 'bigint'],
        ['is_deleted', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_active', 'boolean'],
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
        'name',
    ]) }}
),

final as (
    select
        id as salesforce_account_id,
        app_account_id_c as app_account_id,
        parent_id as parent_account_id,
        master_record_id,
        owner_id as owner_user_id,
        name as account_name,
        {{ normalized_domain('website') }} as domain,
        phone,
        industry,
        type as account_type,
        account_source,
        billing_street as street,
        billing_city as city,
        billing_state as region,
        billing_postal_code as postal_code,
        coalesce(billing_country_code, billing_country) as country,
        number_of_employees as employee_count,
        coalesce(is_deleted, false) or coalesce(_fivetran_deleted, false) as is_deleted,
        coalesce(created_date, _fivetran_synced) as created_at,
        coalesce(last_modified_date, _fivetran_synced) as updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null
)

select * from final
