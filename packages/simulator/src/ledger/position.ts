import type { Currency } from '../billing/catalog.ts'
import { allocate } from './allocate.ts'
import type { Micros } from './item-mrr.ts'
import type { ProductMrr } from './subscription-state.ts'

/** MRR of one customer in one product and currency, as billed. */
export interface LocalRow {
  readonly key: string
  readonly productId: string
  readonly currency: Currency
  readonly micros: Micros
  /** Minor units of `currency`. */
  readonly minor: bigint
}

export interface PositionRow extends LocalRow {
  /** Cents of the reporting currency. */
  readonly cents: bigint
  /** Millionths; 1000000 for the reporting currency. */
  readonly rate: bigint
}

/** The state at the end of a day, sorted by product, then currency; rows of nothing are left out. */
export type Position = readonly PositionRow[]

export const ONE = 1_000_000n

const sumByProduct = (amounts: readonly ProductMrr[]): readonly Omit<LocalRow, 'minor'>[] => {
  const rows = new Map<string, Omit<LocalRow, 'minor'>>()
  for (const { productId, currency, micros } of amounts) {
    if (micros === 0n) continue
    const key = `${productId} ${currency}`
    rows.set(key, { key, productId, currency, micros: (rows.get(key)?.micros ?? 0n) + micros })
  }
  return [...rows.values()].toSorted((left, right) => (left.key < right.key ? -1 : 1))
}

/** Rounds once per customer and currency. */
export const localRows = (amounts: readonly ProductMrr[]): readonly LocalRow[] => {
  const rows = sumByProduct(amounts)
  const minor = new Map<string, bigint>()
  for (const currency of new Set(rows.map((row) => row.currency))) {
    const same = rows.filter((row) => row.currency === currency)
    const units = allocate(
      same.map((row) => row.micros),
      ONE,
    )
    for (const [index, row] of same.entries()) minor.set(row.key, units[index] ?? 0n)
  }
  return rows.map((row) => ({ ...row, minor: minor.get(row.key) ?? 0n }))
}

/** Rounds once per customer over all currencies. */
export const takePosition = (rows: readonly LocalRow[], rateOf: (currency: Currency) => bigint): Position => {
  const rates = rows.map((row) => rateOf(row.currency))
  const cents = allocate(
    rows.map((row, index) => row.micros * (rates[index] ?? ONE)),
    ONE * ONE,
  )
  return rows.map((row, index) => ({ ...row, cents: cents[index] ?? 0n, rate: rates[index] ?? ONE }))
}
