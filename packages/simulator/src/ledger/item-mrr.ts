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
  readonly cycle: CycleFactor
  /** Hundredths of a percent. */
  readonly percentOffBasisPoints: bigint
}

/** Rounded half up once; `percent_off` first, the amount of a discount is shared later. */
export const itemMicros = ({ cycleAmount, cycle, percentOffBasisPoints }: ItemTerms): Micros => {
  const { numerator, denominator } = cycle
  const scaled = cycleAmount * numerator * (10_000n - percentOffBasisPoints) * 1_000_000n * 2n
  return (scaled + denominator * 10_000n) / (2n * denominator * 10_000n)
}

export interface AmountDiscount {
  /** Minor units per billing cycle. */
  readonly amountOff: bigint
  readonly cycle: CycleFactor
}

/** Takes a subscription's amount off its items by their share, none below zero. */
export const spreadAmountOff = (gross: readonly Micros[], discount: AmountDiscount): readonly Micros[] => {
  const total = gross.reduce((sum, amount) => sum + amount, 0n)
  if (total === 0n) return gross
  const { numerator, denominator } = discount.cycle
  return gross.map((amount) => {
    const top = discount.amountOff * numerator * 1_000_000n * amount * 2n
    const bottom = 2n * denominator * total
    const off = (top + denominator * total) / bottom
    return amount > off ? amount - off : 0n
  })
}
