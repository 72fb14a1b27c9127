with

source_rows as (
    {{ source_columns('app', 'usage_events', [
        ['account_id', 'varchar'],
    ]) }}
),

final as (
    select distinct account_id as app_account_id
    from source_rows
    where account_id is not null
)

select * from final
