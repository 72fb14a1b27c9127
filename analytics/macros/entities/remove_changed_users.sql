{#- Takes people out of the table of states of whom something else is known than before, or of whom something was to happen
    by now. Who is not there is then followed again. -#}
{% macro remove_changed_user_states() -%}
    {%- set users = ref('int_users__basis') -%}
    {%- set bounds = ref('int_calendar__bounds') -%}
    {%- if is_incremental() and 'basis' not in adapter.get_columns_in_relation(this) | map(attribute='name') -%}
    delete from {{ this }}
    {%- elif is_incremental() -%}
    delete from {{ this }}
    where
        user_id in (
            select booked.user_id
            from (select distinct user_id, basis, next_date from {{ this }}) as booked
            left join {{ users }} as users
                on booked.user_id = users.user_id
            where
                users.basis is distinct from booked.basis
                or booked.next_date <= (select max(as_of_date) from {{ bounds }})
        )
        or user_id in (select user_id from {{ this }} where valid_from > (select max(as_of_date) from {{ bounds }}))
    {%- else -%}
    select 1
    {%- endif -%}
{%- endmacro %}

{#- Takes people out of the history whose states are others than those it was made from. -#}
{% macro remove_changed_user_versions() -%}
    {%- set states = '(select distinct user_id, inputs_fingerprint from ' ~ ref('int_users__entity_states') ~ ')' -%}
    {{ remove_changed_keys(states, 'user_id', 'inputs_fingerprint') }}
{%- endmacro %}
