{#- How many days after a day a session of it can go on. -#}
{% macro session_carry_days() -%}
    {{ return((var('session_silence_minutes') | int + 1439) // 1440) }}
{%- endmacro %}

{#- Checksums of the days of use, or weeks, by which tables of them are booked; with `bounds`, of what is known on the last
    reported day alone. -#}
{% macro usage_day_fingerprints(event_days, bounds=none, grain='day') -%}
    select
        {{ period_of('event_date', grain) }} as period,
        cast(sum(cast(inputs_fingerprint as bigint)) % 2147483647 as integer) as inputs_fingerprint
    from {{ event_days }}
    {%- if bounds is not none %}
    where known_date <= (select max(as_of_date) from {{ bounds }})
    {%- endif %}
    group by {{ period_of('event_date', grain) }}
{%- endmacro %}

{#- Numbers in a table of use that nobody has any more: far fewer than rows, so that these are not compared one by one. -#}
{% macro gone_numbers(number, numbered) -%}
    select counted.{{ number }}
    from (select distinct {{ number }} from {{ this }}) as counted
    left join {{ numbered }} as numbered
        on counted.{{ number }} = numbered.{{ number }}
    where counted.{{ number }} is not null and numbered.{{ number }} is null
{%- endmacro %}

{#- Takes out of a table of use by period what is not counted from what has been delivered by now, whenever and wherever
    it changed: periods with other events, and people and customers who are made of other records. What is not there is
    then counted again.

    column: the period's first day. by_customer: whether the table has customers. known: whether the table has what is known on
    the last reported day alone. carry_days: so many days after a changed one depend on it. -#}
{% macro remove_open_usage_days(column='event_date', grain='day', by_customer=true, known=false, carry_days=0) -%}
    {%- set event_days = ref('int_usage__event_days') -%}
    {%- set bounds = ref('int_calendar__bounds') if known else none -%}
    {%- set accounts = ref('int_usage__accounts') if by_customer else none -%}
    {%- set users = ref('int_usage__users') -%}
    {%- if is_incremental() -%}
    delete from {{ this }}
    where
        {{ column }} in (
            select {{ days_after('coalesce(current_days.period, booked.period)', 'carried.days') }}
            from ({{ usage_day_fingerprints(event_days, bounds, grain) }}) as current_days
            full outer join (
                select
                    {{ column }} as period,
                    max(inputs_fingerprint) as inputs_fingerprint
                from {{ this }}
                group by {{ column }}
            ) as booked
                on current_days.period = booked.period
            cross join ({{ number_rows(0, carry_days, 'days') }}) as carried
            where current_days.inputs_fingerprint is distinct from booked.inputs_fingerprint
        )
        {%- if by_customer %}
        or customer_no in ({{ gone_numbers('customer_no', accounts) }})
        {%- endif %}
        or user_no in ({{ gone_numbers('user_no', users) }})
    {%- else -%}
    select 1
    {%- endif -%}
{%- endmacro %}

{#- Days of use, or weeks, with the checksum to book them by, and whether they are to be counted. -#}
{% macro open_usage_days(event_days, bounds=none, column='event_date', grain='day') -%}
    select
        current_days.period,
        current_days.inputs_fingerprint,
        {% if is_incremental() %}booked.period is null{% else %}true{% endif %} as is_open
    from ({{ usage_day_fingerprints(event_days, bounds, grain) }}) as current_days
    {%- if is_incremental() %}
    left join (select distinct {{ column }} as period from {{ this }}) as booked
        on current_days.period = booked.period
    {%- endif %}
{%- endmacro %}

{#- Accounts with events, of customers of whom none is counted; users likewise. -#}
{% macro uncounted_accounts(accounts, event_parties) -%}
    select
        accounts.app_account_id,
        accounts.customer_no
    from {{ accounts }} as accounts
    inner join {{ event_parties }} as event_parties
        on accounts.app_account_id = event_parties.party_id
        and event_parties.party_kind = 'account'
    where accounts.customer_no not in (select distinct customer_no from {{ this }})
{%- endmacro %}

{% macro uncounted_users(users) -%}
    select
        app_user_id,
        user_no
    from {{ users }}
    where user_no not in (select distinct user_no from {{ this }} where user_no is not null)
{%- endmacro %}

{#- Whether the table of events has them all already, by the checksums of its days: then they need not even be read. -#}
{% macro all_is_counted() -%}
    {%- set event_days = ref('int_usage__event_days') -%}
    {%- set accounts = ref('int_usage__accounts') -%}
    {%- set event_parties = ref('int_usage__event_parties') -%}
    {%- set users = ref('int_usage__users') -%}
    {%- if not execute or not is_incremental() -%}
        {{ return(false) }}
    {%- endif -%}
    {%- if 'inputs_fingerprint' not in adapter.get_columns_in_relation(this) | map(attribute='name') -%}
        {{ return(false) }}
    {%- endif -%}
    {%- set open_count = run_query(
        'select (select count(*) from (' ~ usage_day_fingerprints(event_days) ~ ') as current_days'
        ~ ' full outer join (select event_date, max(inputs_fingerprint) as inputs_fingerprint from ' ~ this
        ~ ' group by event_date) as booked on current_days.period = booked.event_date'
        ~ ' where current_days.inputs_fingerprint is distinct from booked.inputs_fingerprint)'
        ~ ' + (select count(*) from (' ~ uncounted_accounts(accounts, event_parties) ~ ') as uncounted)'
        ~ ' + (select count(*) from (' ~ uncounted_users(users) ~ ') as uncounted) as open_count'
    ) -%}
    {{ return(open_count.columns[0].values()[0] == 0) }}
{%- endmacro %}

{#- From which day on what is to be counted lies, as text; none where it may lie anywhere: in a first run, or when somebody
    has another number than what was counted of the days that stay. Asked before anything is taken out.

    sources: names of relations: events, event_days, bounds, accounts, users. -#}
{% macro first_day_to_count(sources) -%}
    {%- if not execute or not is_incremental() -%}{{ return(none) }}{%- endif -%}
    {%- if 'inputs_fingerprint' not in adapter.get_columns_in_relation(this) | map(attribute='name') -%}
        {{ return(none) }}
    {%- endif -%}
    {%- set open_periods -%}
    select current_days.period
    from ({{ usage_day_fingerprints(sources.event_days, sources.bounds) }}) as current_days
    left join (
        select
            event_date,
            max(inputs_fingerprint) as inputs_fingerprint
        from {{ this }}
        group by event_date
    ) as booked
        on current_days.period = booked.event_date
    where current_days.inputs_fingerprint is distinct from booked.inputs_fingerprint
    {%- endset -%}
    {%- set answer = run_query(
        'with open_days as (' ~ open_periods ~ ') select'
        ~ ' (select count(*) from ' ~ sources.events ~ ' as events'
        ~ ' where events.known_date <= (select max(as_of_date) from ' ~ sources.bounds ~ ')'
        ~ ' and events.event_date not in (select period from open_days)'
        ~ ' and (events.customer_no in (select customer_no from ' ~ sources.accounts
        ~ ' where customer_no not in (select distinct customer_no from ' ~ this ~ '))'
        ~ ' or events.user_no in (select user_no from (' ~ uncounted_users(sources.users) ~ ') as uncounted))) as elsewhere,'
        ~ ' (select cast(coalesce(min(period), ' ~ open_end_day() ~ ') as varchar) from open_days) as first_day'
    ) -%}
    {{ return(answer.rows[0][1] if answer.rows[0][0] == 0 else none) }}
{%- endmacro %}
