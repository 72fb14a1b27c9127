import { describe, expect, it } from 'vitest'
import { cycleFactor, type ItemTerms, itemMicros } from './item-mrr.ts'

const micros = (terms: Partial<ItemTerms>): bigint =>
  itemMicros({
    cycleAmount: 0n,
    subscriptionAmount: terms.cycleAmount ?? 0n,
    cycle: cycleFactor('month', 1),
    percentOffBasisPoints: 0n,
    amountOff: 0n,
    ...terms,
  })

const mrr = (
  cycleAmount: bigint,
  interval: 'day' | 'week' | 'month' | 'year',
  count = 1,
  percentOff = 0,
): number =>
  Number(
    micros({
      cycleAmount,
      cycle: cycleFactor(interval, count),
      percentOffBasisPoints: BigInt(percentOff * 100),
    }),
  ) / 1e6

describe('MRR of a subscription item', () => {
  it.each([
    ['$100 a month', 10_000n, 'month', 1, 10_000],
    ['$1,200 a year', 120_000n, 'year', 1, 10_000],
    ['$300 a quarter', 30_000n, 'month', 3, 10_000],
    ['$2,400 for two years', 240_000n, 'year', 2, 10_000],
    ['$12 a week', 1_200n, 'week', 1, 5_200],
    ['$12 a day', 1_200n, 'day', 1, 36_500],
  ] as const)('%s', (_, amount, interval, count, expected) => {
    expect(mrr(amount, interval, count)).toBe(expected)
  })

  it('counts 100 customers at $100 a month and 50 at $600 a year as $12,500', () => {
    expect(100 * mrr(10_000n, 'month') + 50 * mrr(60_000n, 'year')).toBe(1_250_000)
  })

  it('halves $1,200 a year with 50 % off', () => {
    expect(mrr(120_000n, 'year', 1, 50)).toBe(5_000)
  })

  it('rounds half up in the sixth decimal of a minor unit', () => {
    expect(micros({ cycleAmount: 1n, cycle: cycleFactor('month', 3) })).toBe(333_333n)
    expect(micros({ cycleAmount: 2n, cycle: cycleFactor('month', 3) })).toBe(666_667n)
  })
})

describe('an amount off', () => {
  it('is shared by the size of the items', () => {
    const shares = [30n, 10n].map((cycleAmount) =>
      micros({ cycleAmount, subscriptionAmount: 40n, amountOff: 20n }),
    )
    expect(shares).toEqual([15_000_000n, 5_000_000n])
  })

  it('never makes an item negative', () => {
    expect(micros({ cycleAmount: 5n, amountOff: 1000n })).toBe(0n)
  })

  it('comes off each year of a yearly price, after the percentage, and is rounded with it once', () => {
    const cycle = cycleFactor('year', 1)
    expect(micros({ cycleAmount: 120_000n, cycle, amountOff: 5000n })).toBe(9_583_333_333n)
    expect(micros({ cycleAmount: 120_000n, cycle, percentOffBasisPoints: 5000n, amountOff: 5000n })).toBe(
      4_583_333_333n,
    )
  })
})
