with

source_rows as (
    {{ source_columns('salesforce', 'contact', [
        ['id', 'varchar'],
        ['account_id', 'varchar'],
        ['owner_id', 'varchar'],
        ['name', 'varchar'],
        ['email', 'varchar'],
        ['title', 'varchar'],
        ['phone', 'varchar'],
        ['no_longer_at_company_c', 'boolean'],
        ['is_deleted', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['created_date', 'timestamp'],
        ['last_modified_date', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        'coalesce(last_modified_date, _fivetran_synced) desc nulls last',
        '_fivetran_synced desc nulls last',
        'name',
    ]) }}
),

final as (
    select
        id as contact_id,
        account_id as salesforce_account_id,
        owner_id as owner_user_id,
        name as contact_name,
        lower(email) as email,
        {{ normalized_domain('email') }} as email_domain,
        title,
        phone,
        coalesce(no_longer_at_company_c, false) as is_departed,
        coalesce(is_deleted, false) or coalesce(_fivetran_deleted, false) as is_deleted,
        coalesce(created_date, _fivetran_synced) as created_at,
        coalesce(last_modified_date, _fivetran_synced) as updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null
)

select * from final
