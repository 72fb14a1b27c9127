import { PRODUCTS } from '../billing/catalog.ts'
import type { Day } from '../clock/day.ts'
import { hashKey } from '../random/hash.ts'
import { packedChoice } from './packed-choice.ts'

/** Half-open. */
export interface DayRange {
  readonly from: Day
  readonly to: Day
}

export interface UsagePlan {
  readonly seed: number
  /** Events received later are not delivered. */
  readonly throughDay: Day
  readonly lateShare: number
  readonly duplicateShare: number
}

/** Whole days after which use may be reported, and a part of one more. */
export const MOST_DAYS_LATE = 6

/** SQL for one round of `mix32`; two make a hash. Products stay below 2^59, so BIGINT never overflows. */
export const mixRound = (value: string): string => `((xor(${value}, ${value} >> 16) * 73244475) & 4294967295)`

/** Activity in parts of a Tuesday's thirty-one, Sunday first. */
const WEEKDAYS = [3, 30, 31, 31, 30, 25, 4] as const

/** How often a product is used on a day on which it is. */
const TIMES = [1, 1, 1, 1, 1, 1, 2, 3] as const

/** How many of a hundred users take up the first, second and third product of their company. */
const ADOPTION = [96, 80, 62] as const

const products = PRODUCTS.map((_, product) => product)

const perProduct = (sql: (product: number) => string): string => products.map(sql).join(',\n    ')

const usesProduct = (product: number, adoptionSeed: number): string => {
  const taste = `(xor(usage_user.user_hash, ${adoptionSeed}) // ${1 + product * 7}) % 100`
  return (
    `usage_user.slot < seats_${product} and ` +
    `(usage_user.slot < 2 or ${taste} < ${ADOPTION[product] ?? 0}) as uses_${product}`
  )
}

/**
 * Who may use what: a row per user and stretch of days. A user takes up the products of the company one by one,
 * nearly all the first, half of the others. Who has one of the first two seats uses all of them, or small
 * companies would pay for what nobody ever uses.
 */
const members = (seed: number, days: DayRange): string => `
create or replace temp table usage_member as
select
    usage_user.user_hash, usage_user.user_id, span.account_id, span.utc_offset, span.curiosity, span.tiers,
    span.activity * usage_user.diligence // 1000 as activity,
    ${perProduct((product) => usesProduct(product, hashKey([seed, 'adoption'])))},
    greatest(span.from_day, usage_user.from_day, ${days.from}) as from_day,
    least(span.to_day, usage_user.to_day, ${days.to}) as to_day,
from usage_span as span
inner join usage_user
    on usage_user.account_no = span.account_no
    and usage_user.from_day < span.to_day
    and span.from_day < usage_user.to_day
    and usage_user.slot < greatest(seats_0, seats_1, seats_2)
where span.from_day < ${days.to} and span.to_day > ${days.from}
    and usage_user.from_day < ${days.to} and usage_user.to_day > ${days.from}
order by span.account_no, usage_user.user_hash, span.from_day`

const isUsed = (product: number): string => `uses_${product} and draw_${product} % 1000000 < chance`

const timesUsed = (product: number): string =>
  `case when ${isUsed(product)} ` +
  `then ${packedChoice(TIMES, `(draw_${product} >> 20)`)}::integer else 0 end as times_${product}`

/** Steps from `day_key` to a draw per product. */
const productDraws = (from: string): string => `
salted as (
    select
        *,
        ${perProduct((product) => `xor(day_key, ${hashKey(['product', product])}) as salt_${product}`)}
    from ${from}
),
mixed as (
    select *, ${perProduct((product) => `${mixRound(`salt_${product}`)} as mix_${product}`)}
    from salted
),
drawn as (
    select *, ${perProduct((product) => `${mixRound(`mix_${product}`)} as draw_${product}`)}
    from mixed
)`

/** A row per user and day on which any product is used; all draws are hashes of user, day and product. */
const activeDays = (seed: number): string => `
create or replace temp table usage_day as
with candidate as (
    select *, unnest(range(from_day, to_day))::integer as day
    from usage_member
),
keyed as (
    select
        *,
        activity * ${packedChoice(WEEKDAYS, '(day + 4)')} // 31 as chance,
        xor(user_hash, ((day::bigint * 2654435 + ${hashKey([seed, 'usage']) % 65536}) * 97) & 4294967295) as key0,
    from candidate
),
once as (select *, ${mixRound('key0')} as key1 from keyed),
twice as (select *, ${mixRound('key1')} as day_key from once),${productDraws('twice')}
select
    user_hash, day, account_id, user_id, utc_offset, curiosity, tiers, day_key,
    ${perProduct(timesUsed)},
from drawn
where ${products.map(isUsed).join('\n    or ')}`

/** Statements that fill `usage_day` from `usage_user` and `usage_span`, in the order of accounts and users. */
export const usageDayStatements = (seed: number, days: DayRange): readonly string[] => [
  members(seed, days),
  activeDays(seed),
]

/** Three of eight users who come on a day come twice; then each product is used in the morning or later. */
const sittingOf = (product: number): string =>
  `case when day_key % 8 < 3 then 0 when day_key % 8 < 5 then 1 else ((draw_${product} >> 28) & 1)::integer end ` +
  `as sitting_${product}`

/** The view `usage_drawn`: `usage_day` with what need not be kept, since to draw it again takes less. */
export const usageDrawnView = ({ lateShare }: UsagePlan): string => `
create or replace temp view usage_drawn as
with${productDraws('usage_day')}
select
    user_hash, day, account_id, user_id, utc_offset, curiosity, tiers, day_key,
    ${perProduct((product) => `times_${product}`)},
    ${perProduct(sittingOf)},
    ${perProduct((product) => `((draw_${product} >> 6) & 16383) < ${Math.round(lateShare * 16384)} as is_late_${product}`)},
    ${perProduct((product) => `${mixRound(`draw_${product}`)} as key_${product}`)},
from drawn`
