import { describe, expect, test } from 'vitest'
import { adaptWeights } from './adapt-weights.ts'
import { COMPARED_FIELDS, COMPARISON, type ComparedField, patternOf } from './comparison.ts'
import { DEFAULT_WEIGHTS } from './default-weights.ts'
import type { CountedPattern } from './disclosed-links.ts'
import { sameWeights } from './hysteresis.ts'
import { evidenceOf, probabilityOf, type Weights } from './weights.ts'

type Written = Readonly<Partial<Record<ComparedField, string>>>

const patternWith = (written: Written): number =>
  patternOf(
    COMPARED_FIELDS.map((field) =>
      (COMPARISON[field] as readonly string[]).indexOf(written[field] ?? COMPARISON[field][0]),
    ),
  )

const pairs = (count: number, written: Written): CountedPattern => ({
  pattern: patternWith(written),
  pairs: count,
})

const bitsOf = (weights: Weights, written: Written): number => evidenceOf(patternWith(written), weights).total

/** As often linked pairs have their names mistyped; the rest have the same. */
const linkedPairs = (links: number, mistyped: number): readonly CountedPattern[] => [
  pairs(links * (1 - mistyped), { external_id: 'linked', name: 'same', domain: 'same' }),
  pairs(links * mistyped, { external_id: 'linked', name: 'mistyped', domain: 'same' }),
]

/** Pairs that no id links, in the mix of matches and others that the weights expect. */
const UNCERTAIN = [
  pairs(3000, { name: 'same', domain: 'same' }),
  pairs(7000, { name: 'different', domain: 'different' }),
]

const mistypedName = { name: 'mistyped', domain: 'missing' } as const

/** How much less a mistyped name is worth than the same. */
const difference = (weights: Weights | undefined): number =>
  weights === undefined ? 0 : bitsOf(weights, mistypedName) - bitsOf(weights, { name: 'same' })

/** How far the prior was moved, in centibits. */
const moved = (weights: Weights | undefined): number =>
  weights === undefined
    ? 0
    : (weights.strata['other/none/missing']?.[0] ?? 0) -
      (DEFAULT_WEIGHTS.strata['other/none/missing']?.[0] ?? 0)

describe('weights are adapted to records', () => {
  test('that are mistyped more often: a mistyped name speaks less against a match, and less for one where it is rarer', () => {
    const [often, seldom] = [0.3, 0.02].map((share) =>
      adaptWeights(DEFAULT_WEIGHTS, [...UNCERTAIN, ...linkedPairs(5000, share)]),
    )
    expect(difference(often)).toBeGreaterThan(difference(DEFAULT_WEIGHTS) + 1)
    expect(difference(seldom)).toBeLessThan(difference(DEFAULT_WEIGHTS) - 1)
  })

  test('that have more matches among their pairs: the prior rises, by a bit at the most', () => {
    const even = linkedPairs(2000, 0.1)
    const [many, few] = [0.6, 0.05].map((share) =>
      adaptWeights(DEFAULT_WEIGHTS, [
        ...even,
        pairs(20_000 * share, { name: 'same', domain: 'same' }),
        pairs(20_000 * (1 - share), { name: 'different', domain: 'different' }),
      ]),
    )
    expect(moved(many)).toBeGreaterThan(0)
    expect(moved(few)).toBeLessThan(0)
    expect(Math.max(Math.abs(moved(many)), Math.abs(moved(few)))).toBeLessThanOrEqual(100)
  })

  test('only where enough links are disclosed, and the weights say what they were learned from', () => {
    expect(adaptWeights(DEFAULT_WEIGHTS, [...UNCERTAIN, ...linkedPairs(500, 0.5)])).toBe(DEFAULT_WEIGHTS)
    const { learnedFrom: _, ...others } = DEFAULT_WEIGHTS
    expect(adaptWeights(others, [...UNCERTAIN, ...linkedPairs(5000, 0.5)])).toBe(others)
  })

  test('without a level that was never seen becoming impossible', () => {
    const adapted = adaptWeights(DEFAULT_WEIGHTS, [...UNCERTAIN, ...linkedPairs(5000, 0)])
    const before = probabilityOf(bitsOf(DEFAULT_WEIGHTS, { ...mistypedName, external_id: 'linked' }))
    const after = probabilityOf(bitsOf(adapted, { ...mistypedName, external_id: 'linked' }))
    expect(after).toBeGreaterThan(before / 8)
  })

  test('and are still known as the weights they come from', () => {
    const adapted = adaptWeights(DEFAULT_WEIGHTS, [...UNCERTAIN, ...linkedPairs(5000, 0.3)])
    expect(adapted).not.toEqual(DEFAULT_WEIGHTS)
    expect(sameWeights(adapted, DEFAULT_WEIGHTS)).toBe(true)
    expect(sameWeights(adapted, { ...DEFAULT_WEIGHTS, version: 'other' })).toBe(false)
  })
})
