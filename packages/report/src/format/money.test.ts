import { assert, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactMinor, exactMoney, money, moneyChange } from './money.ts'

describe('money', () => {
  it.each([
    [null, '–'],
    [0, '$0'],
    [45, '$0.45'],
    [99, '$0.99'],
    [100, '$1'],
    [149, '$1'],
    [150, '$2'],
    [91_200, '$912'],
    [99_949, '$999'],
    [99_950, '$1.00k'],
    [100_000, '$1.00k'],
    [482_000, '$4.82k'],
    [4_821_355, '$48.2k'],
    [4_825_000, '$48.3k'],
    [12_400_000, '$124k'],
    [99_949_999, '$999k'],
    [99_950_000, '$1.00M'],
    [124_000_000, '$1.24M'],
    [1_240_000_000, '$12.4M'],
    [124_000_000_000, '$1.24B'],
    [-4_821_355, '−$48.2k'],
  ])('shows %s cents as %s', (cents, text) => {
    expect(money(cents, 'USD')).toBe(text)
  })

  it('knows the symbols of the demo currencies and names any other', () => {
    expect(money(4_821_355, 'EUR')).toBe('€48.2k')
    expect(money(4_821_355, 'GBP')).toBe('£48.2k')
    expect(money(4_821_355, 'CHF')).toBe('CHF 48.2k')
  })

  it.each([
    [14_036, 'JPY', '¥14,036'],
    [3888, 'EUR', '€38.88'],
    [-500, 'USD', '−$5.00'],
    [12_345, 'KWD', 'KWD 12.345'],
    [100, '', '1.00'],
  ])('writes %s minor units of %j as %j', (minor, currency, text) => {
    expect(exactMinor(minor, currency)).toBe(text)
  })

  it('stays within half a percent of the amount', () => {
    const factors: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, B: 1e9 }
    assert(
      property(integer({ min: 10_000, max: 10 ** 13 }), (cents) => {
        const [, digits = '', suffix = ''] = /^\$([\d.]+)([kMB]?)$/.exec(money(cents, 'USD')) ?? []
        const shown = Number(digits) * (factors[suffix] ?? 1)
        expect(Math.abs(shown - cents / 100) / (cents / 100)).toBeLessThanOrEqual(0.005_000_1)
        expect(digits.replace('.', '').length).toBeLessThanOrEqual(4)
      }),
    )
  })
})

describe('exact money', () => {
  it.each([
    [4_821_355, '$48,213.55'],
    [5, '$0.05'],
    [-100, '−$1.00'],
    [null, '–'],
  ])('shows %s cents as %s', (cents, text) => {
    expect(exactMoney(cents, 'USD')).toBe(text)
  })
})

describe('a change of money', () => {
  it.each([
    [1_230_000, '+$12.3k'],
    [-91_200, '−$912'],
    [0, '$0'],
    [null, '–'],
  ])('shows %s cents as %s', (cents, text) => {
    expect(moneyChange(cents, 'USD')).toBe(text)
  })
})
