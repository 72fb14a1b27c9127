{{ config(materialized='view') }}

with

records as (
    select * from {{ ref('int_identity__records') }}
),

decisions as (
    select * from {{ ref('int_identity__decisions') }}
),

record_sums as (
    select
        count(*) as row_count,
        {{ rows_fingerprint([
            'source_system', 'source_id', 'record_name', 'domain', 'website', 'email', 'phone', 'street', 'city', 'region',
            'postal_code', 'country_name', 'external_ids', 'created_at',
        ]) }} as fingerprint
    from records
),

decision_sums as (
    select
        count(*) as row_count,
        {{ rows_fingerprint([
            'decision', 'source_system', 'source_id', 'other_source_system', 'other_source_id', 'author', 'reason', 'origin',
        ]) }} as fingerprint
    from decisions
),

-- Another version may compare otherwise.
final as (
    select
        '{{ waypoint_version | default('') }}'
        || ':' || cast(record_sums.row_count as varchar) || ':' || cast(record_sums.fingerprint as varchar)
        || ':' || cast(decision_sums.row_count as varchar) || ':' || cast(decision_sums.fingerprint as varchar) as basis
    from record_sums
    cross join decision_sums
)

select * from final
