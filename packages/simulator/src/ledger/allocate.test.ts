import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate, divideRounded } from './allocate.ts'

describe('rounding', () => {
  it.each([
    [5n, 10n, 1n],
    [4n, 10n, 0n],
    [-5n, 10n, -1n],
    [-4n, 10n, 0n],
    [25n, 10n, 3n],
  ])('%s ÷ %s is %s', (dividend, divisor, expected) => {
    expect(divideRounded(dividend, divisor)).toBe(expected)
  })
})

describe('largest remainder', () => {
  it('gives what is left to the largest remainder, then to the first', () => {
    expect(allocate([33n, 33n, 34n], 10n)).toEqual([3n, 3n, 4n])
    expect(allocate([15n, 15n], 10n)).toEqual([2n, 1n])
  })

  it('always adds up to the rounded total and moves no share by a whole unit', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(0n, 10n ** 14n), { minLength: 1, maxLength: 6 }), (values) => {
        const divisor = 1_000_000n
        const shares = allocate(values, divisor)
        const total = values.reduce((sum, value) => sum + value, 0n)
        expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(divideRounded(total, divisor))
        for (const [index, share] of shares.entries()) {
          const floor = (values[index] ?? 0n) / divisor
          expect(share === floor || share === floor + 1n).toBe(true)
        }
      }),
    )
  })
})
