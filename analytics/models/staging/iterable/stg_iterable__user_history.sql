with

source_rows as (
    {{ source_columns('iterable', 'user_history', [
        ['user_id', 'varchar'],
        ['email_list_ids', 'varchar'],
        ['iterable_user_id', 'varchar', ['_fivetran_user_id']],
        ['email', 'varchar'],
        ['first_name', 'varchar'],
        ['last_name', 'varchar'],
        ['phone_number', 'varchar'],
        ['signup_source', 'varchar'],
        ['signup_date', 'timestamp'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['coalesce(iterable_user_id, lower(email))', 'coalesce(updated_at, _fivetran_synced)'], [
        '_fivetran_synced desc nulls last',
        'email',
        'first_name',
    ]) }}
),

final as (
    select
        coalesce(iterable_user_id, lower(email)) as iterable_user_id,
        user_id as app_user_id,
        email_list_ids,
        lower(email) as email,
        {{ normalized_domain('email') }} as email_domain,
        first_name,
        last_name,
        phone_number as phone,
        signup_source,
        row_number() over (partition by coalesce(iterable_user_id,lower(email)) order by coalesce(updated_at, _fivetran_synced) desc) = 1 as is_current,
        signup_date as signed_up_at,
        coalesce(updated_at, _fivetran_synced) as valid_from,
        _fivetran_synced as synced_at
    from latest_rows
    where coalesce(iterable_user_id, lower(email)) is not null and coalesce(updated_at, _fivetran_synced) is not null
)

select * from final
