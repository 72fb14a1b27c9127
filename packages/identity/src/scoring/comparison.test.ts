import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COMPARED_FIELDS, COMPARISON, levelsOf, patternOf } from './comparison.ts'
import { DEFAULT_WEIGHTS } from './default-weights.ts'
import { matchRuleOf } from './match-rule.ts'
import { evidenceOf } from './weights.ts'

const anyLevels = fc.tuple(...COMPARED_FIELDS.map((field) => fc.nat(COMPARISON[field].length - 1)))

test('a pattern is its levels', () => {
  fc.assert(
    fc.property(anyLevels, (levels) => {
      expect(levelsOf(patternOf(levels))).toEqual(levels)
    }),
  )
})

test('every pattern has a weight: its prior and what the other fields add', () => {
  fc.assert(
    fc.property(anyLevels, (levels) => {
      const { prior, fields, total } = evidenceOf(patternOf(levels), DEFAULT_WEIGHTS)
      const added = Object.values(fields).reduce((sum, bits) => sum + bits, 0)
      expect(total).toBeCloseTo(prior + added)
      expect(Math.abs(total)).toBeLessThan(100)
    }),
  )
})

const levels = (agreement: Readonly<Record<string, string>>): readonly number[] =>
  COMPARED_FIELDS.map((field) =>
    Math.max(0, (COMPARISON[field] as readonly string[]).indexOf(agreement[field] ?? '')),
  )

test.each([
  [{ name: 'same', domain: 'same' }, 'same_name_same_domain', true],
  [{ name: 'mistyped', domain: 'same' }, 'similar_name_same_domain', true],
  [{ name: 'same', domain: 'different' }, 'same_name', false],
  [{ name: 'different', domain: 'shared' }, 'shared_domain', false],
  [{ name: 'different', domain: 'different', phone: 'same' }, 'same_phone', false],
  [{ name: 'other_place', domain: 'same' }, 'same_domain', false],
  [{ external_id: 'linked', name: 'same', domain: 'missing' }, 'external_id', true],
])('%o: %s', (agreement, rule, isMatch) => {
  const pattern = patternOf(levels(agreement))
  expect(matchRuleOf(levelsOf(pattern))).toBe(rule)
  expect(evidenceOf(pattern, DEFAULT_WEIGHTS).total > 0).toBe(isMatch)
})
