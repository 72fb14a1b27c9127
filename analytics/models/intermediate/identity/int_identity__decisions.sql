{#- Beyond this many accounts a domain or name is shared by strangers, whom nothing would join. -#}
{%- set largest_group = 50 -%}
{%- set distinct_sources = var('identity_distinct_sources') -%}

with

seeded as (
    select * from {{ ref('identity_overrides') }}
),

recorded as (
    select * from {{ ref('stg_waypoint__identity_override') }}
),

crm_accounts as (
    select * from {{ ref('stg_salesforce__account') }}
),

domains as (
    select * from {{ ref('int_identity__domains') }}
),

records as (
    select * from {{ ref('int_identity__records') }}
),

-- Accounts of such a source that could be taken for one, because they share a domain or a name.
resemblances as (
    select source_system, source_id, domain as shared_value
    from domains
    where source_system in ({{ quoted_list(distinct_sources + ['']) }})
    union
    select source_system, source_id, name_key
    from records
    where source_system in ({{ quoted_list(distinct_sources + ['']) }}) and name_key is not null
),

resembling_groups as (
    select
        resemblances.*,
        count(*) over (partition by source_system, shared_value) as group_size
    from resemblances
),

distinct_accounts as (
    select distinct
        one.source_system,
        one.source_id,
        other.source_id as other_source_id
    from resembling_groups as one
    inner join resembling_groups as other
        on one.source_system = other.source_system
        and one.shared_value = other.shared_value
        and one.source_id < other.source_id
    where one.group_size <= {{ largest_group }}
),

-- rank 1: a person's word; 2: what a source states about its own records.
combined as (
    select
        decision, source_system, source_id, other_source_system, other_source_id, author, reason, 'seed' as origin,
        cast(null as bigint) as override_number, 1 as decision_rank, decided_at
    from seeded
    union all
    select
        decision, source_system, source_id, other_source_system, other_source_id, author, reason, 'command', override_number, 1,
        decided_at
    from recorded
    where not is_undone
    union all
    select
        'force_split', 'salesforce', subsidiary.salesforce_account_id, 'salesforce', parent.salesforce_account_id, 'salesforce',
        'the one account is the other''s parent', 'salesforce', null, 2, subsidiary.updated_at
    from crm_accounts as subsidiary
    inner join crm_accounts as parent
        on subsidiary.parent_account_id = parent.salesforce_account_id
    where subsidiary.salesforce_account_id != parent.salesforce_account_id
    union all
    select
        'force_split', source_system, source_id, source_system, other_source_id, source_system,
        'each account of this source is a customer of its own', source_system, null, 2,
        cast(null as timestamp)
    from distinct_accounts
),

ordered as (
    select
        decision,
        least(source_system || ':' || source_id, other_source_system || ':' || other_source_id) as first_key,
        greatest(source_system || ':' || source_id, other_source_system || ':' || other_source_id) as second_key,
        source_system,
        source_id,
        other_source_system,
        other_source_id,
        author,
        reason,
        origin,
        override_number,
        decision_rank,
        decided_at
    from combined
),

-- A source's statement about two records that people matched, with each other or with others, could contradict them.
matched_keys as (
    select first_key as record_key from ordered where decision = 'force_match'
    union
    select second_key from ordered where decision = 'force_match'
),

credible as (
    select ordered.*
    from ordered
    left join matched_keys as first_matched
        on ordered.first_key = first_matched.record_key
    left join matched_keys as second_matched
        on ordered.second_key = second_matched.record_key
    where decision_rank = 1 or first_matched.record_key is null or second_matched.record_key is null
),

latest as (
    {{ latest_per_key('credible', ['decision', 'first_key', 'second_key'], ['decision_rank', 'decided_at desc nulls last', 'author', 'reason']) }}
),

final as (
    select
        decision,
        source_system,
        source_id,
        other_source_system,
        other_source_id,
        author,
        reason,
        origin,
        override_number,
        decided_at
    from latest
)

select * from final
