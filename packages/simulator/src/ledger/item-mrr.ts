import type { Interval } from '../billing/catalog.ts'

/** Millionths of a minor unit: the ledger's exact unit before its one rounding. */
export type Micros = bigint

export interface CycleFactor {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** The share of a billing cycle's amount that falls on a month. */
export const cycleFactor = (interval: Interval, count: number): CycleFactor => {
  const n = BigInt(count)
  switch (interval) {
    case 'month':
      return { numerator: 1n, denominator: n }
    case 'year':
      return { numerator: 1n, denominator: 12n * n }
    case 'week':
      return { numerator: 52n, denominator: 12n * n }
    case 'day':
      return { numerator: 365n, denominator: 12n * n }
  }
}

export interface ItemTerms {
  /** Minor units per billing cycle for the whole quantity, before discounts. */
  readonly cycleAmount: bigint
  /** The same of all items of the subscription: an amount off is shared by it. */
  readonly subscriptionAmount: bigint
  readonly cycle: CycleFactor
  /** Hundredths of a percent; comes off first. */
  readonly percentOffBasisPoints: bigint
  /** Minor units per billing cycle, off the whole subscription. */
  readonly amountOff: bigint
}

/** MRR of an item after its share of the discounts, never below zero; rounded half up once. */
export const itemMicros = (terms: ItemTerms): Micros => {
  const { cycleAmount, subscriptionAmount, cycle, amountOff } = terms
  const kept = 10_000n - terms.percentOffBasisPoints
  if (cycleAmount <= 0n || subscriptionAmount <= 0n) return 0n
  const left = kept * subscriptionAmount - amountOff * 10_000n
  if (left <= 0n) return 0n
  const dividend = cycleAmount * cycle.numerator * left * 1_000_000n
  const divisor = subscriptionAmount * cycle.denominator * 10_000n
  return (2n * dividend + divisor) / (2n * divisor)
}
