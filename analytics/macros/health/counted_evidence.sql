{#- How many pieces of evidence of each kind count for a customer, from a day until they change. -#}
{% macro counted_evidence(evidence) -%}
    {%- set counts = [
        'promises_kept', 'promises_broken', 'open_critical_tickets', 'good_ratings', 'bad_ratings', 'failed_payments',
        'known_champions', 'lost_champions',
    ] -%}
    with

    changes as (
        select customer_id, name, 1 as change, first_date as date from {{ evidence }}
        union all
        select customer_id, name, -1 as change, end_date as date from {{ evidence }}
    ),

    day_changes as (
        select
            customer_id,
            {%- for name in counts %}
            coalesce(sum(change) filter (where name = '{{ name }}'), 0) as {{ name }},
            {%- endfor %}
            date
        from changes
        where name in ({{ quoted_list(counts) }})
        group by customer_id, date
    )

    select
        customer_id,
        {%- for name in counts %}
        cast(sum({{ name }}) over so_far as integer) as {{ name }},
        {%- endfor %}
        date as valid_from,
        coalesce(lead(date) over (partition by customer_id order by date), {{ open_end_day() }}) as valid_to
    from day_changes
    window so_far as (
        partition by customer_id
        order by date
        rows between unbounded preceding and current row
    )
{%- endmacro %}
