with

source_rows as (
    {{ source_columns('app', 'usage_events', [
        ['user_id', 'varchar'],
    ]) }}
),

final as (
    select distinct user_id as app_user_id
    from source_rows
    where user_id is not null
)

select * from final
