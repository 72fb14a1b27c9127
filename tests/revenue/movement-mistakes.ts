import { rateOf } from './exchange-rates.ts'
import type { LedgerRow } from './reference-ledger.ts'

export type Day = ReadonlyMap<string, LedgerRow>

/** What a customer's MRR moved by on a day, as one row. */
export interface Movement {
  readonly key: string
  readonly categories: string | null
  readonly fx: string
  readonly moved: string
}

export const MOVEMENTS = `
  select
    map.source_id || '|' || strftime(movement.date, '%Y-%m-%d') as key,
    string_agg(distinct movement.category, ', ' order by movement.category) filter (where category != 'fx') as categories,
    coalesce(sum(amount_cents) filter (where category = 'fx'), 0)::varchar as fx,
    coalesce(sum(amount_cents) filter (where category != 'fx'), 0)::varchar as moved
  from marts.fct_mrr_movements as movement
  join core.map_source_to_customer as map on movement.customer_id = map.customer_id and map.source_system = 'stripe'
  group by all`

const NONE: Movement = { key: '', categories: null, fx: '0', moved: '0' }

export const total = (day: Day | undefined, amount: keyof LedgerRow): bigint =>
  [...(day?.values() ?? [])].reduce((sum, row) => sum + row[amount], 0n)

/** What is wrong with the movements of one customer from the day before; undefined when nothing is. */
export function mistakeIn(days: readonly Day[], day: number, movement: Movement = NONE): string | undefined {
  const [before, now] = [days[day - 1], days[day]]
  const [had, has] = [total(before, 'micros'), total(now, 'micros')]
  const [moved, fx] = [BigInt(movement.moved), BigInt(movement.fx)]
  if (moved + fx !== total(now, 'cents') - total(before, 'cents')) return `moved ${moved}, fx ${fx}`
  const exactFx = [...(before ?? [])].reduce((sum, [key, { micros }]) => {
    const currency = key.split('|')[1] as string
    return sum + Number(micros * (rateOf(currency, day) - rateOf(currency, day - 1))) / 1e15
  }, 0)
  if (Math.abs(Number(fx) - exactFx) > 4) return `fx ${fx}, not ${exactFx}`
  const wasEver = days.slice(0, day).some((earlier) => earlier.size > 0)
  const category =
    had === 0n && has > 0n
      ? wasEver
        ? 'reactivation'
        : 'new'
      : has === 0n
        ? 'churn'
        : moved < 0n
          ? 'contraction'
          : 'expansion'
  const named = movement.categories
  if (named === null) return moved === 0n ? undefined : 'without a category'
  return named === category ? undefined : `${named}, not ${category}`
}
