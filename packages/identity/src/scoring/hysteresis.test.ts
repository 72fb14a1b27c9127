import { expect, test } from 'vitest'
import { patternOf } from './comparison.ts'
import { DEFAULT_WEIGHTS } from './default-weights.ts'
import { holdingOn, sameWeights } from './hysteresis.ts'
import { evidenceOf, type Weights } from './weights.ts'

const PATTERN = patternOf([1, 1, 0, 0, 0, 0, 0, 0, 0])

const worth = (bits: number): Weights => ({
  version: `worth ${bits}`,
  strata: { 'other/none/different': [0, bits * 100] },
  fields: {},
})

test.each([
  [1.5, -1.9, 1.5],
  [1.5, -2.1, -2.1],
  [-0.5, 1, -0.5],
  [-0.5, 2.5, 2.5],
  [1, 0.2, 0.2],
])('a judgement of %s bits that becomes %s counts as %s', (before, now, held) => {
  const weights = holdingOn(worth(now), { former: worth(before), patterns: [PATTERN] })
  expect(evidenceOf(PATTERN, weights).total).toBeCloseTo(held)
})

test('what is held on to adds up to the total of its explanation', () => {
  const weights = holdingOn(DEFAULT_WEIGHTS, { former: worth(3), patterns: [PATTERN] })
  const { prior, fields, total } = evidenceOf(PATTERN, weights)
  expect(Object.values(fields).reduce((sum, bits) => sum + bits, prior)).toBeCloseTo(total)
})

test('weights that hold on to something are the same weights', () => {
  expect(sameWeights({ ...worth(1), held: { 1: 2 } }, worth(1))).toBe(true)
  expect(sameWeights(worth(1), { ...worth(1), cannotLink: ['crm'] })).toBe(false)
})
