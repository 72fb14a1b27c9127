import { FEATURE_NAME } from './usage-sql.ts'

const MILLISECONDS_OF_IDLENESS = 1_800_000

/** Cuts the use of a user and day into sessions; what was reported late belongs to none. */
export const sessionPreparation: readonly string[] = [
  `create or replace temp table usage_visit as
with visit as (
    select
        user_hash, day, product_no, event_no, account_id, user_id, product, feature_no, occurred_ms,
        case
            when occurred_ms - lag(occurred_ms) over moment > ${MILLISECONDS_OF_IDLENESS} then 1
            else 0
        end as begins,
    from usage_event
    where not is_late
    window moment as (partition by user_hash, day order by occurred_ms, product_no, event_no)
)
select
    * exclude (begins),
    (sum(begins) over (
        partition by user_hash, day order by occurred_ms, product_no, event_no
        rows between unbounded preceding and current row
    ))::integer as session_no,
from visit`,
  `create or replace temp table usage_session as
select
    user_hash, day, session_no, account_id, user_id,
    format('ses_{:08x}{:05x}{:x}', user_hash, day, session_no) as session_id,
    min(occurred_ms) - 12000 - user_hash % 30000 as started_ms,
    max(occurred_ms) + 45000 + user_hash % 480000 as ended_ms,
    (1 + count(*))::integer as page_view_count,
    ((max(occurred_ms) + 45000 + user_hash % 480000) // 86400000)::integer as received_day,
from usage_visit
group by user_hash, day, session_no, account_id, user_id`,
]

export const deliveredSessions = (condition: string): string => `
select
    session_id, account_id, user_id,
    case when (user_hash >> 4) % 5 < 3 then 'web' when (user_hash >> 4) % 5 = 3 then 'ios' else 'android' end as platform,
    epoch_ms(started_ms) as started_at,
    epoch_ms(ended_ms) as ended_at,
    page_view_count,
    epoch_ms(ended_ms + 1200000) as _fivetran_synced,
from usage_session
where ${condition}
order by ended_ms, session_id`

/** The home page, then a page per event. */
export const deliveredPageViews = (condition: string): string => `
with delivered as (select * from usage_session where ${condition}),
view as (
    select
        format('pv_{:08x}{:05x}h{:x}', user_hash, day, session_no) as page_view_id,
        session_id, account_id, user_id, '/home' as path, started_ms as viewed_ms, ended_ms,
    from delivered
    union all
    select
        format('pv_{:08x}{:05x}{:x}{:x}', user_hash, day, product_no, event_no) as page_view_id,
        delivered.session_id, delivered.account_id, delivered.user_id,
        '/' || usage_visit.product || '/' || ${FEATURE_NAME} as path,
        usage_visit.occurred_ms - 4000 as viewed_ms,
        delivered.ended_ms,
    from delivered
    inner join usage_visit using (user_hash, day, session_no)
)
select
    page_view_id, session_id, account_id, user_id, path,
    epoch_ms(viewed_ms) as viewed_at,
    epoch_ms(ended_ms + 1200000) as _fivetran_synced,
from view
order by ended_ms, session_id, viewed_ms, page_view_id`
