with

taxonomy as (
    select * from {{ ref('event_taxonomy') }}
),

-- A client that was not updated still sends the old name: the nearest version stands for days that none covers.
final as (
    select
        source_system,
        event_name,
        version,
        canonical_name,
        case
            when row_number() over (partition by source_system, event_name order by valid_from) = 1
                then cast('0001-01-01' as date)
            else valid_from
        end as counts_from,
        coalesce(
            lead(valid_from) over (partition by source_system, event_name order by valid_from),
            {{ open_end_day() }}
        ) as counts_to,
        valid_from,
        valid_to
    from taxonomy
)

select * from final
