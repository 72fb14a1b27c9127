import { expect, it } from 'vitest'
import { DEFAULT_MESS_RATES, resolveMessRates } from './rates.ts'

it('takes for every kind the rate that was asked for, else that of all, else its own', () => {
  expect(resolveMessRates({ typo: 0.5 })).toEqual({ ...DEFAULT_MESS_RATES, typo: 0.5 })
  const { typo, ...others } = resolveMessRates({ all: 0, typo: 0.5 })
  expect(typo).toBe(0.5)
  expect(new Set(Object.values(others))).toEqual(new Set([0]))
})

it.each([
  ['unknown-mess', { typoo: 0.1 }, 'Did you mean "typo"?'],
  ['invalid-option', { typo: 1.1 }, 'The rate of mess "typo" is 1.1.'],
  ['invalid-option', { typo: Number.NaN }, 'The rate of mess "typo" is NaN.'],
])('refuses with %s: %o', (code, requested, message) => {
  expect(() => resolveMessRates(requested)).toThrow(expect.objectContaining({ code }))
  expect(() => resolveMessRates(requested)).toThrow(message)
})
