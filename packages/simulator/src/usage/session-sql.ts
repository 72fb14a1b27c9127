import { PRODUCTS } from '../billing/catalog.ts'
import { type Sitting, sittingSeconds, sittingStart, SITTINGS } from './sitting-sql.ts'
import { ofFeature, usageId } from './usage-event-sql.ts'

const products = PRODUCTS.map((_, product) => product)

const inSitting = (product: number, sitting: Sitting): string =>
  `(times_${product} > 0 and sitting_${product} = ${sitting} and not is_late_${product})`

/** Apps on a phone show no pages. */
const IS_IN_BROWSER = '(user_hash >> 4) % 5 < 3'

/** The page views of a sitting are the home page and one per event. */
const sessionsOf = (sitting: Sitting): string => `
    select
        user_hash, day, account_id, user_id, ${sitting} as sitting, day as received_day,
        ${sittingStart(sitting)} - 12000 - user_hash % 30000 as started_ms,
        ${sittingStart(sitting)} + ${sittingSeconds(sitting)} * 1000 + 45000 + user_hash % 480000 as ended_ms,
        case
            when ${IS_IN_BROWSER} then 1 + ${products.map((product) => `if(${inSitting(product, sitting)}, times_${product}, 0)`).join(' + ')}
            else 0
        end as page_view_count,
    from usage_drawn
    where ${products.map((product) => inSitting(product, sitting)).join(' or ')}`

/** The view `usage_session`: a session per sitting; what was reported late belongs to none. */
export const sessionView = `
create or replace temp view usage_session as${SITTINGS.map(sessionsOf).join('\nunion all')}`

const SESSION_ID = usageId('ses_', 'sitting')

export const deliveredSessions = (condition: string): string => `
select
    ${SESSION_ID} as session_id, account_id, user_id,
    case when ${IS_IN_BROWSER} then 'web' when (user_hash >> 4) % 5 = 3 then 'ios' else 'android' end as platform,
    epoch_ms(started_ms) as started_at,
    epoch_ms(ended_ms) as ended_at,
    page_view_count,
    epoch_ms(ended_ms + 1200000) as _fivetran_synced,
from usage_session
where ${condition}`

/** The home page of each session in a browser, then a page per event. */
export const deliveredPageViews = (condition: string): string => `
select
    ${usageId('pv_', '240 + sitting')} as page_view_id, ${SESSION_ID} as session_id, account_id, user_id,
    '/home' as path,
    epoch_ms(started_ms) as viewed_at,
    epoch_ms(ended_ms + 1200000) as _fivetran_synced,
from usage_session
where ${IS_IN_BROWSER} and ${condition}
union all
select
    ${usageId('pv_', 'event_no')} as page_view_id, ${SESSION_ID} as session_id, account_id, user_id,
    ${ofFeature((feature) => `/${feature.product}/${feature.name}`)} as path,
    epoch_ms(occurred_ms - 4000) as viewed_at,
    epoch_ms(occurred_ms + 1800000) as _fivetran_synced,
from usage_event
where ${IS_IN_BROWSER} and not is_late and ${condition}`
