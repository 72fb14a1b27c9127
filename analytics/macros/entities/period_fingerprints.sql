{#- A checksum of a row, of which sums can be taken and differences made. -#}
{% macro row_fingerprint(columns) -%}
    cast({{ hash_of(columns) }} as {{ sql_type('hugeint') }})
{%- endmacro %}

{#- A checksum per period of all that the rows of the period are made from, in whatever order it comes.

    periods: a relation by `calendar_periods`.
    facts: {relation, day, columns} of tables with a row per day.
    versions: {relation, columns} of tables with versions from `valid_from` to before `valid_to`; those in force at the
    end of a period count. -#}
{% macro period_fingerprints(periods, grain, facts, versions) -%}
    select
        periods.period,
        periods.period_end_date,
        cast((sum(coalesce(parts.part, 0)) + max({{ row_fingerprint(['periods.period_end_date']) }})) % 1000000000000000003 as bigint) as inputs_fingerprint
    from {{ periods }} as periods
    left join (
        {%- for fact in facts %}
        select
            {{ period_of(fact.day, grain) }} as period,
            sum({{ row_fingerprint(fact.columns) }}) as part
        from {{ fact.relation }}
        group by 1
        {{ 'union all' if not loop.last or versions | length > 0 }}
        {%- endfor %}
        {%- for version in versions %}
        select
            period,
            sum(sum(change)) over (order by period) as part
        from (
            select {{ period_of('valid_from', grain) }} as period, {{ row_fingerprint(version.columns) }} as change
            from {{ version.relation }}
            union all
            select {{ period_of('valid_to', grain) }}, -{{ row_fingerprint(version.columns) }}
            from {{ version.relation }}
            where valid_to < {{ open_end_day() }}
            union all
            select period, 0
            from {{ periods }}
        ) as changes
        group by period
        {{ 'union all' if not loop.last }}
        {%- endfor %}
    ) as parts
        on periods.period = parts.period
    group by periods.period, periods.period_end_date
{%- endmacro %}

{#- The periods to make again: those made of something else than what is booked, whenever and wherever it changed. -#}
{% macro open_periods(fingerprints, period_column) -%}
    select fingerprints.*
    from {{ fingerprints }} as fingerprints
    {%- if is_incremental() %}
    left join (
        select
            {{ period_column }} as period,
            max(inputs_fingerprint) as inputs_fingerprint
        from {{ this }}
        group by {{ period_column }}
    ) as booked
        on fingerprints.period = booked.period
    where fingerprints.inputs_fingerprint is distinct from booked.inputs_fingerprint
    {%- endif %}
{%- endmacro %}

{#- Takes periods out of an incremental table in which the entity is not known, or no longer reported: delete+insert
    only replaces periods that still have rows. -#}
{% macro remove_periods_outside(versions, period_column, grain) -%}
    {%- set bounds = ref('int_calendar__bounds') -%}
    {%- if is_incremental() -%}
    delete from {{ this }}
    where
        {{ period_column }} < (select coalesce(min({{ period_of('valid_from', grain) }}), date '9999-12-31') from {{ versions }})
        or {{ period_column }} not between
            (select min({{ period_of('history_start_date', grain) }}) from {{ bounds }}) and (select max(as_of_date) from {{ bounds }})
    {%- else -%}
    select 1
    {%- endif -%}
{%- endmacro %}
