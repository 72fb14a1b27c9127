import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Currency } from '../billing/catalog.ts'
import { movementsBetween, revaluations } from './movements.ts'
import { localRows, type Position, takePosition } from './position.ts'

type Holding = readonly [productId: string, currency: Currency, minor: bigint]
type Rates = Partial<Record<Currency, bigint>>

const rateOf =
  (rates: Rates) =>
  (currency: Currency): bigint =>
    currency === 'USD' ? 1_000_000n : (rates[currency] ?? 1_000_000n)

const position = (holdings: readonly Holding[], rates: Rates = {}): Position =>
  takePosition(
    localRows(
      holdings.map(([productId, currency, minor]) => ({ productId, currency, micros: minor * 1_000_000n })),
    ),
    rateOf(rates),
  )

const step = (before: Position, after: Position, options: { rates?: Rates; everPaid?: boolean } = {}) =>
  movementsBetween({
    before,
    after,
    everPaid: options.everPaid ?? before.length > 0,
    reportingCurrency: 'USD',
    rateOf: rateOf(options.rates ?? {}),
  })

const amounts = (movements: ReturnType<typeof step>) =>
  movements.map(({ category, productId, cents }) => [category, productId, Number(cents)])

const sum = (rows: readonly { readonly cents: bigint }[]): bigint =>
  rows.reduce((total, row) => total + row.cents, 0n)

describe('movements of a day', () => {
  it('are new, when nothing was ever paid', () => {
    expect(amounts(step([], position([['sync', 'USD', 1000n]])))).toEqual([['new', 'sync', 1000]])
  })

  it('are a reactivation after a pause, never new again', () => {
    expect(amounts(step([], position([['sync', 'USD', 1000n]]), { everPaid: true }))).toEqual([
      ['reactivation', 'sync', 1000],
    ])
  })

  it('are churn when nothing is left', () => {
    expect(amounts(step(position([['sync', 'USD', 1000n]]), []))).toEqual([['churn', 'sync', -1000]])
  })

  it('are expansion, not churn and new, when a customer changes the plan upwards', () => {
    expect(amounts(step(position([['starter', 'USD', 1000n]]), position([['team', 'USD', 3000n]])))).toEqual([
      ['expansion', 'starter', -1000],
      ['expansion', 'team', 3000],
    ])
  })

  it('are fx alone when only the rate moved', () => {
    const before = position([['sync', 'EUR', 10_000n]], { EUR: 1_100_000n })
    const after = position([['sync', 'EUR', 10_000n]], { EUR: 1_125_000n })
    expect(amounts(step(before, after, { rates: { EUR: 1_125_000n } }))).toEqual([['fx', 'sync', 250]])
  })

  it('split a change in which amount and rate moved together', () => {
    const before = position([['sync', 'EUR', 10_000n]], { EUR: 1_100_000n })
    const after = position([['sync', 'EUR', 20_000n]], { EUR: 1_200_000n })
    expect(amounts(step(before, after, { rates: { EUR: 1_200_000n } }))).toEqual([
      ['expansion', 'sync', 12_000],
      ['fx', 'sync', 1_000],
    ])
  })

  it('book the last fx of a customer that leaves on a day of a new rate', () => {
    const before = position([['sync', 'EUR', 10_000n]], { EUR: 1_100_000n })
    expect(amounts(step(before, [], { rates: { EUR: 1_200_000n } }))).toEqual([
      ['churn', 'sync', -12_000],
      ['fx', 'sync', 1_000],
    ])
  })

  const holdings = fc.array(
    fc.tuple(
      fc.constantFrom('chat', 'hub', 'sync'),
      fc.constantFrom<Currency>('USD', 'EUR', 'GBP'),
      fc.bigInt(1n, 1_000_000n),
    ),
    { maxLength: 5 },
  )
  const rates = fc.record({ EUR: fc.bigInt(900_000n, 1_400_000n), GBP: fc.bigInt(1_000_000n, 1_600_000n) })

  it('are revaluations when only rates differ', () => {
    fc.assert(
      fc.property(holdings, rates, rates, (held, ratesBefore, ratesAfter) => {
        const before = position(held, ratesBefore)
        const after = position(held, ratesAfter)
        expect(revaluations(before, after)).toEqual(step(before, after, { rates: ratesAfter }))
      }),
    )
  })

  it('add up to the change of the total, whatever happens', () => {
    fc.assert(
      fc.property(holdings, holdings, rates, rates, (was, is, ratesBefore, ratesAfter) => {
        const before = position(was, ratesBefore)
        const after = position(is, ratesAfter)
        const movements = step(before, after, { rates: ratesAfter, everPaid: true })
        expect(sum(movements)).toBe(sum(after) - sum(before))
      }),
    )
  })
})
