import { describe, expect, it } from 'vitest'
import { type PriceStep, schemeAmount } from './price-scheme.ts'

const steps: readonly PriceStep[] = [
  { upTo: 5, unitAmount: 700, flatAmount: 0 },
  { upTo: 10, unitAmount: 650, flatAmount: 0 },
  { upTo: null, unitAmount: 600, flatAmount: 0 },
]
const withFees: readonly PriceStep[] = [
  { upTo: 10, unitAmount: 0, flatAmount: 5000 },
  { upTo: null, unitAmount: 400, flatAmount: 1000 },
]

describe('the amount of a quantity', () => {
  it.each([
    ['volume', steps, 5, 3500],
    ['volume', steps, 6, 3900],
    ['volume', steps, 20, 12_000],
    ['volume', steps, 25, 15_000],
    ['graduated', steps, 5, 3500],
    ['graduated', steps, 6, 4150],
    ['graduated', steps, 20, 12_750],
    ['volume', withFees, 10, 5000],
    ['volume', withFees, 11, 5400],
    ['graduated', withFees, 10, 5000],
    ['graduated', withFees, 11, 6400],
    ['graduated', withFees, 0, 0],
    ['volume', withFees, 0, 0],
  ] as const)('%s of %o for %i is %i', (kind, list, quantity, amount) => {
    expect(schemeAmount({ kind, steps: list }, quantity)).toBe(amount)
  })

  it.each([
    [0, 0],
    [1, 900],
    [5, 900],
    [6, 1800],
  ])('rounds %i up to whole packages of five', (quantity, amount) => {
    expect(schemeAmount({ kind: 'package', unitAmount: 900, size: 5 }, quantity)).toBe(amount)
  })
})
