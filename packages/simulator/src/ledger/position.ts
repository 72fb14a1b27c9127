import type { Currency } from '../billing/catalog.ts'
import { allocate } from './allocate.ts'
import type { Micros } from './itemMrr.ts'
import type { ProductMrr } from './subscriptionState.ts'

/** MRR of one customer in one product and currency at the end of a day. */
export interface PositionRow {
  readonly key: string
  readonly productId: string
  readonly currency: Currency
  readonly micros: Micros
  /** Minor units of `currency`. */
  readonly minor: bigint
  /** Cents of the reporting currency. */
  readonly cents: bigint
  /** Millionths; 1000000 for the reporting currency. */
  readonly rate: bigint
}

export type Position = readonly PositionRow[]

export const ONE = 1_000_000n

type OpenRow = Omit<PositionRow, 'minor' | 'cents' | 'rate'>

const sumByProduct = (amounts: readonly ProductMrr[]): readonly OpenRow[] => {
  const rows = new Map<string, OpenRow>()
  for (const { productId, currency, micros } of amounts) {
    if (micros === 0n) continue
    const key = `${productId}|${currency}`
    rows.set(key, { key, productId, currency, micros: (rows.get(key)?.micros ?? 0n) + micros })
  }
  return [...rows.values()].sort((left, right) => (left.key < right.key ? -1 : 1))
}

/** Rounds once per customer: local amounts per currency, reporting amounts over all of them. */
export const takePosition = (
  amounts: readonly ProductMrr[],
  rateOf: (currency: Currency) => bigint,
): Position => {
  const rows = sumByProduct(amounts)
  const cents = allocate(
    rows.map((row) => ({ key: row.key, value: row.micros * rateOf(row.currency) })),
    ONE * ONE,
  )
  const minor = new Map<string, bigint>()
  for (const currency of new Set(rows.map((row) => row.currency))) {
    const same = rows.filter((row) => row.currency === currency)
    const units = allocate(
      same.map((row) => ({ key: row.key, value: row.micros })),
      ONE,
    )
    for (const [index, row] of same.entries()) minor.set(row.key, units[index] ?? 0n)
  }
  return rows.map((row, index) => ({
    ...row,
    minor: minor.get(row.key) ?? 0n,
    cents: cents[index] ?? 0n,
    rate: rateOf(row.currency),
  }))
}
