import { baseOf } from './adapt-weights.ts'
import { evidenceOf, type Weights } from './weights.ts'

/** New weights must speak by so many bits for the contrary before a judgement of the old ones is given up. */
const HYSTERESIS_BITS = 2

/**
 * Weights that judge the patterns seen so far as those before did, unless the new ones are sure of the contrary:
 * customers do not change hands because a weight moved from just above even odds to just below.
 */
export function holdingOn(
  weights: Weights,
  { former, patterns }: { readonly former: Weights; readonly patterns: readonly number[] },
): Weights {
  const held: Record<string, number> = {}
  for (const pattern of patterns) {
    const before = evidenceOf(pattern, former).total
    const now = evidenceOf(pattern, weights).total
    if (before > 0 !== now > 0 && Math.abs(now) <= HYSTERESIS_BITS) held[pattern] = Math.round(before * 100)
  }
  return { ...weights, held }
}

/** Whether two weights were learned alike and hold the same rules, whatever they hold on to. */
export const sameWeights = (one: Weights, other: Weights): boolean => asLearned(one) === asLearned(other)

const asLearned = (weights: Weights): string => JSON.stringify({ ...baseOf(weights), held: null })
