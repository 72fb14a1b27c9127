import { PRODUCTS } from '../billing/catalog.ts'
import { FEATURES, type Feature } from './features.ts'
import { sittingSeconds, sittingStart } from './sitting-sql.ts'
import { MOST_DAYS_LATE, mixRound, type UsagePlan } from './usage-day-sql.ts'

/** A product's features, then the next one's, so that product and position give the place in the list. */
const featureList = (text: (feature: Feature) => string): string =>
  `[${PRODUCTS.flatMap((product) => FEATURES.filter((feature) => feature.product === product))
    .map((feature) => `'${text(feature)}'`)
    .join(', ')}]`

const FEATURES_PER_PRODUCT = FEATURES.length / PRODUCTS.length

const usesOf = (product: number): string => `
select
    user_hash, day, ${product} as product_no, account_id, user_id, curiosity,
    (tiers >> ${2 * product}) & 3 as tier_rank,
    times_${product} as times,
    sitting_${product} as sitting,
    is_late_${product} as is_late,
    key_${product} as key0,
    case when sitting_${product} = 0 then ${sittingStart(0)} else ${sittingStart(1)} end as sitting_start,
    case when sitting_${product} = 0 then ${sittingSeconds(0)} else ${sittingSeconds(1)} end as sitting_seconds,
from usage_drawn
where times_${product} > 0`

/**
 * Fills `usage_event` from `usage_drawn`, product by product. Of a tier's features the first ones are used
 * most; use on a phone without network is reported days later.
 */
export const usageEventStatement = (plan: UsagePlan): string => `
create or replace temp table usage_event as
with usage_use as (${PRODUCTS.map((_, product) => usesOf(product)).join('\nunion all')}
),
numbered as (select *, unnest(range(0, times))::integer as event_no from usage_use),
keyed as (select *, xor(key0, (event_no + 1) * 2246822519 % 4294967296) as salted from numbered),
once as (select *, ${mixRound('salted')} as key1 from keyed),
twice as (select *, ${mixRound('key1')} as key2 from once),
thrice as (select *, ${mixRound('key2')} as key3 from twice),
fourth as (select *, ${mixRound('key3')} as key4 from thrice),
placed as (
    select
        user_hash, day, product_no * 16 + event_no as event_no, account_id, user_id, sitting, is_late,
        1 + product_no * ${FEATURES_PER_PRODUCT} + (
            (key2 % 1024) * (key2 % 1024)
            * (3 + 2 * least(tier_rank + case when key4 % 1000 < curiosity then 1 else 0 end, 2))
        ) // 1048576 as feature_no,
        case when key3 % 8 < 4 then 1 when key3 % 8 < 6 then 2 when key3 % 8 = 6 then 3 else 5 end as quantity,
        sitting_start + key4 % (sitting_seconds * 1000) as occurred_ms,
        case
            when is_late then (1 + key0 % ${MOST_DAYS_LATE - 1}) * 86400000 + (key2 >> 10) % 7200000
            else 500 + (key4 >> 12) % 60000
        end as delay,
        (key1 >> 5) % 100000 < ${Math.round(plan.duplicateShare * 100000)} as is_duplicate,
    from fourth
)
select
    user_hash, day, event_no, account_id, user_id, sitting, feature_no::integer as feature_no, quantity,
    occurred_ms, occurred_ms + delay as received_ms, is_late, is_duplicate,
    ((occurred_ms + delay) // 86400000)::integer as received_day,
from placed
where (occurred_ms + delay) // 86400000 <= ${plan.throughDay}`

/** SQL for an id that is distinct over users, days and `number`, which is below 256. */
export const usageId = (prefix: string, number: string): string =>
  `'${prefix}' || lower(to_hex((user_hash::ubigint << 28) | (day << 8) | (${number})))`

/** SQL that says something of the feature of a row with `feature_no`. */
export const ofFeature = (text: (feature: Feature) => string): string =>
  `list_extract(${featureList(text)}, feature_no)`

const DELIVERED_COLUMNS = `
    ${usageId('evt_', 'event_no')} as event_id, account_id, user_id,
    ${ofFeature((feature) => feature.product)} as product,
    ${ofFeature((feature) => feature.eventName)} as event_name,
    ${ofFeature((feature) => feature.name)} as feature,
    quantity,
    epoch_ms(occurred_ms) as occurred_at,
    epoch_ms(received_ms) as received_at,
    epoch_ms(received_ms + 1200000) as _fivetran_synced`

/** The delivered rows of a batch, duplicates after their originals. */
export const deliveredEvents = (condition: string): string => `
select ${DELIVERED_COLUMNS} from usage_event where ${condition}
union all
select ${DELIVERED_COLUMNS} from usage_event where is_duplicate and ${condition}`

export const usageMess = (baseDay: number): string => `
select
    unnest(list_filter([if(is_late, 'late_event', null), if(is_duplicate, 'duplicate_row', null)], lambda kind: kind is not null)) as kind,
    'app' as source_system, 'usage_events' as table_name,
    ${usageId('evt_', 'event_no')} as record_key,
    date '1970-01-01' + greatest(received_day, ${baseDay}) as batch_date
from usage_event
where is_late or is_duplicate`
