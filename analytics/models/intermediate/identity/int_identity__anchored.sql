{{ config(enabled=identity_method() == 'deterministic') }}

with

records as (
    select * from {{ ref('int_identity__records') }}
),

links as (
    select * from {{ ref('int_identity__links') }}
),

rules as (
    select * from {{ ref('identity_rules') }}
),

-- A link always leads to a more authoritative source and there are six sources: five steps reach the anchor.
anchored as (
    select
        records.source_system,
        records.source_id,
        first_link.match_rule,
        first_link.match_confidence,
        coalesce(
            fifth_link.target_system, fourth_link.target_system, third_link.target_system, second_link.target_system,
            first_link.target_system, records.source_system
        ) as anchor_system,
        coalesce(
            fifth_link.target_id, fourth_link.target_id, third_link.target_id, second_link.target_id,
            first_link.target_id, records.source_id
        ) as anchor_id
    from records
    left join links as first_link
        on records.source_system = first_link.source_system
        and records.source_id = first_link.source_id
    left join links as second_link
        on first_link.target_system = second_link.source_system
        and first_link.target_id = second_link.source_id
    left join links as third_link
        on second_link.target_system = third_link.source_system
        and second_link.target_id = third_link.source_id
    left join links as fourth_link
        on third_link.target_system = fourth_link.source_system
        and third_link.target_id = fourth_link.source_id
    left join links as fifth_link
        on fourth_link.target_system = fifth_link.source_system
        and fourth_link.target_id = fifth_link.source_id
),

final as (
    select
        anchored.source_system,
        anchored.source_id,
        {{ customer_key('anchored.anchor_system', 'anchored.anchor_id') }} as customer_id,
        coalesce(anchored.match_rule, 'anchor') as match_rule,
        coalesce(anchored.match_confidence, rules.match_confidence) as match_confidence
    from anchored
    left join rules
        on rules.match_rule = 'anchor'
)

select * from final
