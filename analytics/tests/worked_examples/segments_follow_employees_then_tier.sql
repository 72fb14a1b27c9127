with

thresholds as (
    select
        max(case when segment = 'mid_market' then minimum_employees end) as mid_market,
        max(case when segment = 'enterprise' then minimum_employees end) as enterprise
    from {{ ref('segment_thresholds') }}
),

examples as (
    select 'smallest' as given, 1 as employee_count, 'business' as plan_tier, 'smb' as expected from thresholds
    union all
    select 'just small', mid_market - 1, 'business', 'smb' from thresholds
    union all
    select 'just medium', mid_market, 'starter', 'mid_market' from thresholds
    union all
    select 'just large', enterprise, 'starter', 'enterprise' from thresholds
    union all
    select 'unknown size, low tier', null, 'starter', 'smb' from thresholds
    union all
    select 'unknown size, high tier', null, 'business', 'mid_market' from thresholds
    union all
    select 'nothing known', null, null, 'smb' from thresholds
)

select *
from examples
where {{ is_with_rows() }} and expected != {{ classify_segment('examples.employee_count', 'examples.plan_tier') }}
