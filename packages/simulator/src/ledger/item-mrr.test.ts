import { describe, expect, it } from 'vitest'
import { cycleFactor, itemMicros, spreadAmountOff } from './item-mrr.ts'

const mrr = (
  cycleAmount: bigint,
  interval: 'day' | 'week' | 'month' | 'year',
  count = 1,
  percentOff = 0,
): number =>
  Number(
    itemMicros({
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
    expect(itemMicros({ cycleAmount: 1n, cycle: cycleFactor('month', 3), percentOffBasisPoints: 0n })).toBe(
      333_333n,
    )
    expect(itemMicros({ cycleAmount: 2n, cycle: cycleFactor('month', 3), percentOffBasisPoints: 0n })).toBe(
      666_667n,
    )
  })
})

describe('an amount off', () => {
  const monthly = cycleFactor('month', 1)

  it('is shared by the size of the items', () => {
    const off = spreadAmountOff([30_000_000n, 10_000_000n], { amountOff: 20n, cycle: monthly })
    expect(off).toEqual([15_000_000n, 5_000_000n])
  })

  it('never makes an item negative', () => {
    expect(spreadAmountOff([5_000_000n], { amountOff: 1000n, cycle: monthly })).toEqual([0n])
  })
})
