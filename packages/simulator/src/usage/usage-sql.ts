import { PRODUCTS } from '../billing/catalog.ts'
import type { Day } from '../clock/day.ts'
import { hashKey } from '../random/hash.ts'
import { FEATURES, type Feature } from './features.ts'

/** One round of `mix32`; two make a hash. Products stay below 2^59, so BIGINT never overflows. */
const round = (column: string): string => `((xor(${column}, ${column} >> 16) * 73244475) & 4294967295)`

/** A product's features, then the next one's, so that product and position give the place in the list. */
const featureList = (text: (feature: Feature) => string): string =>
  `[${PRODUCTS.flatMap((product) => FEATURES.filter((feature) => feature.product === product))
    .map((feature) => `'${text(feature)}'`)
    .join(', ')}]`

const FEATURES_PER_PRODUCT = FEATURES.length / PRODUCTS.length

/** Features up to each tier, in `features.ts` order. */
const FEATURES_BY_TIER = [3, 5, 7] as const

/** Local hours of work; each is as likely as it is often listed. */
const HOURS = [7, 8, 9, 9, 10, 10, 10, 11, 11, 13, 14, 14, 15, 16, 17, 20] as const

/** Activity in per cent of a Tuesday's, Sunday first. */
const WEEKDAY_PERCENT = [10, 96, 100, 100, 97, 82, 12] as const

export interface UsagePlan {
  readonly seed: number
  /** Events received later are not delivered. */
  readonly throughDay: Day
  readonly lateShare: number
  readonly duplicateShare: number
}

/**
 * A user takes up the products of the company one by one: nearly all the first, half of the others. Who has one
 * of the first two seats uses all of them, or small companies would pay for what nobody ever uses.
 */
const userSegments = (seed: number): string => `
create temp table usage_user_segment as
select
    segment.account_id, segment.product, segment.tier_rank, segment.curiosity, segment.utc_offset,
    usage_user.user_id, segment.product_no,
    usage_user.user_hash,
    segment.activity * usage_user.diligence // 1000 as activity,
    greatest(segment.from_day, usage_user.from_day) as from_day,
    least(segment.to_day, usage_user.to_day) as to_day,
from usage_segment as segment
inner join usage_user
    on usage_user.account_no = segment.account_no
    and usage_user.from_day < segment.to_day
    and segment.from_day < usage_user.to_day
    and usage_user.slot < segment.seats
where usage_user.slot < 2 or (xor(usage_user.user_hash, ${hashKey([seed, 'adoption'])}) // (1 + segment.product_no * 7)) % 100
    < case segment.product_no when 0 then 96 when 1 then 80 else 62 end`

const activeDays = (seed: number, days: DayRange): string => `
create or replace temp table usage_active_day as
with candidate as (
    select
        usage_user_segment.*,
        unnest(range(greatest(from_day, ${days.from}), least(to_day, ${days.to})))::integer as day,
    from usage_user_segment
    where from_day < ${days.to} and to_day > ${days.from}
),
keyed as (
    select
        candidate.*,
        xor(user_hash, ((day::bigint * 2654435 + product_no * 40503 + ${hashKey([seed, 'usage']) % 65536}) * 97) & 4294967295) as key0,
    from candidate
),
once as (select *, ${round('key0')} as key1 from keyed),
twice as (select *, ${round('key1')} as key2 from once),
thrice as (select *, ${round('key2')} as key3 from twice)
select account_id, product, tier_rank, curiosity, utc_offset, user_id, user_hash, product_no, day, key3 as day_key
from thrice
where key2 % 1000000 < activity * list_extract([${WEEKDAY_PERCENT.join(', ')}], 1 + (day + 4) % 7) // 100`

const events = (plan: UsagePlan): string => `
create or replace temp table usage_event as
with numbered as (
    select
        usage_active_day.*,
        unnest(range(0, list_extract([1, 1, 1, 1, 1, 1, 2, 3], 1 + day_key % 8)))::integer as event_no,
    from usage_active_day
),
keyed as (select *, xor(day_key, (event_no + 1)::bigint * 2246822519 % 4294967296) as key0 from numbered),
once as (select *, ${round('key0')} as key1 from keyed),
twice as (select *, ${round('key1')} as key2 from once),
thrice as (select *, ${round('key2')} as key3 from twice),
fourth as (select *, ${round('key3')} as key4 from thrice),
placed as (
    select
        user_hash, day, product_no, event_no, account_id, user_id, product,
        least(tier_rank + case when key4 % 1000 < curiosity then 1 else 0 end, 2) as reach,
        (key2 % 1024) * (key2 % 1024) as skew,
        list_extract([1, 1, 1, 1, 2, 2, 3, 5], 1 + (key3 >> 3) % 8) as quantity,
        day * 86400000::bigint
            + (list_extract([${HOURS.join(', ')}], 1 + (key3 >> 6) % 16) - utc_offset + 24) % 24 * 3600000::bigint
            + (key3 >> 10) % 3600 * 1000 + key2 % 1000 as occurred_ms,
        ((key4 >> 7) & 16383) < ${Math.round(plan.lateShare * 16384)} as is_late,
        case
            when is_late then (1 + (key4 >> 21) % 5) * 86400000::bigint + (key2 >> 10) % 7200000
            else 500 + (key4 >> 12) % 60000
        end as delay,
        (key1 >> 5) % 100000 < ${Math.round(plan.duplicateShare * 100000)} as is_duplicate,
    from fourth
)
select
    user_hash, day, product_no, event_no, account_id, user_id, product,
    1 + product_no * ${FEATURES_PER_PRODUCT} + skew * list_extract([${FEATURES_BY_TIER.join(', ')}], 1 + reach) // 1048576 as feature_no,
    quantity::integer as quantity,
    occurred_ms,
    occurred_ms + delay as received_ms,
    is_late,
    is_duplicate,
    ((occurred_ms + delay) // 86400000)::integer as received_day,
from placed
where (occurred_ms + delay) // 86400000 <= ${plan.throughDay}
order by occurred_ms, user_hash, product_no, event_no`

const EVENT_ID = "format('evt_{:08x}{:05x}{:x}{:x}', user_hash, day, product_no, event_no)"

/** Half-open. */
export interface DayRange {
  readonly from: Day
  readonly to: Day
}

/** Prepares `usage_user_segment` from `usage_user` and `usage_segment`. */
export const usagePreparation = (plan: UsagePlan): string => userSegments(plan.seed)

/** Statements that fill `usage_event` with the events of some days, in the order of time. */
export const usageStatements = (plan: UsagePlan, days: DayRange): readonly string[] => [
  activeDays(plan.seed, days),
  events(plan),
]

/** Of a row with `feature_no`. */
export const FEATURE_NAME = `list_extract(${featureList((feature) => feature.name)}, feature_no)`

const DELIVERED_COLUMNS = `
    ${EVENT_ID} as event_id, account_id, user_id, product,
    list_extract(${featureList((feature) => feature.eventName)}, feature_no) as event_name,
    ${FEATURE_NAME} as feature,
    quantity,
    epoch_ms(occurred_ms) as occurred_at,
    epoch_ms(received_ms) as received_at,
    epoch_ms(received_ms + 1200000) as _fivetran_synced`

/** The delivered rows of a batch, duplicates after their originals. */
export const deliveredEvents = (condition: string): string => `
select ${DELIVERED_COLUMNS} from usage_event where ${condition}
union all
select ${DELIVERED_COLUMNS} from usage_event where is_duplicate and ${condition}`

export const usageMess = (baseDay: Day): string => `
select kind, 'app' as source_system, 'usage_events' as table_name, event_id as record_key,
    date '1970-01-01' + greatest(received_day, ${baseDay}) as batch_date
from (
    select 'late_event' as kind, ${EVENT_ID} as event_id, received_day from usage_event where is_late
    union all
    select 'duplicate_row' as kind, ${EVENT_ID} as event_id, received_day from usage_event where is_duplicate
)
order by kind, record_key`
