import { ofFeature } from './usage-event-sql.ts'

/** Counted at ten past three in the morning, and synced soon after. */
const COUNTED_AFTER_MS = 86_400_000 + 3 * 3_600_000 + 600_000

/** What each company used of each feature on a day; what was reported late is not in it. */
export const deliveredFeatureUsage = (condition: string): string => `
with by_user as (
    select account_id, feature_no, day, count(*) as event_count, sum(quantity) as quantity,
    from usage_event
    where not is_late
    group by account_id, feature_no, day, user_hash
),
counted as (
    select
        account_id, feature_no, day,
        day + 1 as received_day,
        count(*)::integer as user_count,
        sum(event_count)::integer as event_count,
        sum(quantity)::bigint as quantity,
    from by_user
    group by account_id, feature_no, day
)
select
    account_id,
    ${ofFeature((feature) => feature.product)} as product,
    ${ofFeature((feature) => feature.name)} as feature,
    date '1970-01-01' + day as date,
    user_count, event_count, quantity,
    epoch_ms(day * 86400000::bigint + ${COUNTED_AFTER_MS}) as _fivetran_synced,
from counted
where ${condition}
order by day, account_id, feature_no`
