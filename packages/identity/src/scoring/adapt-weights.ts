import { type ComparedField, COMPARISON } from './comparison.ts'
import { type CountedPattern, disclosedLinks, type DisclosedLinks, levelGroup } from './disclosed-links.ts'
import { evidenceOf, probabilityOf, type Weights } from './weights.ts'

/** Fewer links than this say too little about how a population writes; weights stay as they are. */
const FEWEST_LINKS = 1000

/** A group of levels counts as if so many links more had been seen as often as the weights expect it. */
const EXPECTED_LINKS = 50

/** What is seen of a population moves no level and not the prior further than this, in bits. */
const LEVEL_BITS = 1.5
const PRIOR_BITS = 1

const ROUNDS = 200

/**
 * Fits weights to the records at hand without labels. Each level is moved by how much more often records that an
 * external id links are written so than those that the weights were learned from; then the prior is moved to
 * where probabilities and shares agree (expectation maximisation of one number, Saerens et al., 2002). Nothing
 * else is learned, so that mistakes cannot confirm themselves. Gives the weights themselves where they do not say
 * what they were learned from, or too few links are disclosed.
 */
export function adaptWeights(weights: Weights, patterns: readonly CountedPattern[]): Weights {
  const { learnedFrom } = weights
  const here = disclosedLinks(patterns)
  if (learnedFrom === undefined || here.links < FEWEST_LINKS) return weights
  const moved = movedLevels(weights, { here, there: learnedFrom.disclosed })
  const prior = Math.round(priorOffset(moved, { patterns, share: learnedFrom.share }) * 100)
  return { ...moved, strata: mapStrata(moved, () => prior), base: weights }
}

/** The weights that these were adapted from. */
export const baseOf = (weights: Weights): Weights => weights.base ?? weights

interface Populations {
  readonly here: DisclosedLinks
  readonly there: DisclosedLinks
}

function movedLevels(weights: Weights, populations: Populations): Weights {
  const bits = (field: ComparedField, level: string): number => levelBits(field, level, populations)
  const strata = mapStrata(
    weights,
    (row, domain) => bits('name', row.split('/')[2] ?? '') + bits('domain', COMPARISON.domain[domain] ?? ''),
  )
  const fields = Object.fromEntries(
    Object.entries(weights.fields).map(([field, levels]) => [
      field,
      Object.fromEntries(
        Object.entries(levels).map(([level, worth]) => [level, worth + bits(field as ComparedField, level)]),
      ),
    ]),
  )
  return { ...weights, strata, fields }
}

/** In hundredths of a bit. */
function levelBits(field: ComparedField, level: string, { here, there }: Populations): number {
  const group = levelGroup(field, level)
  const expected = group === null ? undefined : there.shares[field]?.[group]
  if (group === null || expected === undefined) return 0
  const seen = here.shares[field]?.[group] ?? 0
  const share = (seen * here.links + expected * EXPECTED_LINKS) / (here.links + EXPECTED_LINKS)
  return Math.round(clamped(Math.log2(share / expected), LEVEL_BITS) * 100)
}

const clamped = (value: number, most: number): number => Math.max(-most, Math.min(most, value))

const logit = (share: number): number => Math.log2(share / (1 - share))

function priorOffset(
  weights: Weights,
  { patterns, share }: { readonly patterns: readonly CountedPattern[]; readonly share: number },
): number {
  const byWorth = new Map<number, number>()
  for (const { pattern, pairs } of patterns) {
    const tenths = Math.round(evidenceOf(pattern, weights).total * 10)
    byWorth.set(tenths, (byWorth.get(tenths) ?? 0) + pairs)
  }
  const worth = [...byWorth].map(([tenths, pairs]) => ({ bits: tenths / 10, pairs }))
  const total = worth.reduce((sum, { pairs }) => sum + pairs, 0)
  let offset = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const matches = worth.reduce((sum, { pairs, bits }) => sum + pairs * probabilityOf(bits + offset), 0)
    offset = clamped(logit(matches / total) - logit(share), PRIOR_BITS)
  }
  return offset
}

const mapStrata = ({ strata }: Weights, added: (row: string, domain: number) => number): Weights['strata'] =>
  Object.fromEntries(
    Object.entries(strata).map(([row, bits]) => [row, bits.map((each, domain) => each + added(row, domain))]),
  )
