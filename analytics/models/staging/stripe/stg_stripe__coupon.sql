with

source_rows as (
    {{ source_columns('stripe', 'coupon', [
        ['id', 'varchar'],
        ['name', 'varchar'],
        ['currency', 'varchar'],
        ['duration', 'varchar'],
        ['percent_off', 'decimal(9,4)'],
        ['amount_off', 'bigint'],
        ['duration_in_months', 'bigint'],
        ['valid', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['created', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        '_fivetran_synced desc nulls last',
        'name',
    ]) }}
),

final as (
    select
        id as coupon_id,
        name as coupon_name,
        upper(currency) as currency,
        lower(duration) as duration,
        cast(percent_off * 100 as integer) as percent_off_basis_points,
        amount_off as amount_off_minor,
        duration_in_months,
        coalesce(valid, true) and not coalesce(_fivetran_deleted, false) as is_valid,
        created as created_at,
        _fivetran_synced as synced_at
    from latest_rows
    -- A coupon that is deleted goes on for those who have it.
    where id is not null
)

select * from final
