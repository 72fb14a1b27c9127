import { COMPARED_FIELDS, COMPARISON, INDEPENDENT_FIELDS, type Levels, levelsOf } from './comparison.ts'
import { levelName, stratumOf, type Weights } from './weights.ts'

/** How many pairs of one pattern are one company, and how many are two. */
export interface LabelledPattern {
  readonly pattern: number
  readonly matches: number
  readonly others: number
}

const ROUNDS = 4000
const STEP = 0.05
/** Pull towards nothing, in pairs: what a level is worth beside its field's others is learned from few. */
const PULL = 1
/** One difference alone never speaks louder: offices move, and are abroad. */
const LEAST_BITS = -4
/** A stratum departs from the sum of its levels only as far as its own pairs show it. */
const STRATUM_PULL = 4

/**
 * Weights by logistic regression over patterns: an intercept, one term for each level of each field and one
 * for each stratum, with ridge penalties; Adam, full batch. The terms of a stratum are then summed up.
 */
export function fitWeights(patterns: readonly LabelledPattern[], version: string): Weights {
  const terms = new Map<string, number>()
  const termOf = (name: string): number => {
    const known = terms.get(name)
    if (known !== undefined) return known
    terms.set(name, terms.size)
    return terms.size - 1
  }
  const rows = patterns.map(({ pattern, matches, others }) => {
    const levels = levelsOf(pattern)
    const names = COMPARED_FIELDS.map((field, index) => `${field}=${levelName(field, levels[index] ?? 0)}`)
    return { matches, others, terms: ['prior', ...names, stratumTerm(levels)].map(termOf) }
  })
  const weights = minimise(
    rows,
    [...terms.keys()].map((name) => (name.includes('/') ? STRATUM_PULL : PULL)),
  )
  const bits = (name: string): number => (weights[terms.get(name) ?? -1] ?? 0) / Math.LN2
  return { version, ...collapsed(bits) }
}

function stratumTerm(levels: Levels): string {
  const { row, domain } = stratumOf(levels)
  return `${row}/${levelName('domain', domain)}`
}

interface Row {
  readonly matches: number
  readonly others: number
  readonly terms: readonly number[]
}

function minimise(rows: readonly Row[], pulls: readonly number[]): Float64Array {
  const size = pulls.length
  const weights = new Float64Array(size)
  const mean = new Float64Array(size)
  const spread = new Float64Array(size)
  const total = rows.reduce((sum, row) => sum + row.matches + row.others, 0)
  for (let round = 1; round <= ROUNDS; round += 1) {
    const slope = Float64Array.from(weights, (weight, term) => weight * (pulls[term] ?? 0))
    for (const row of rows) {
      let score = 0
      for (const term of row.terms) score += weights[term] ?? 0
      const probability = 1 / (1 + Math.exp(-score))
      const error = probability * (row.matches + row.others) - row.matches
      for (const term of row.terms) slope[term] = (slope[term] ?? 0) + error
    }
    for (let term = 0; term < size; term += 1) {
      const each = (slope[term] ?? 0) / total
      mean[term] = 0.9 * (mean[term] ?? 0) + 0.1 * each
      spread[term] = 0.999 * (spread[term] ?? 0) + 0.001 * each * each
      const step = (mean[term] ?? 0) / (1 - 0.9 ** round)
      weights[term] =
        (weights[term] ?? 0) - (STEP * step) / (Math.sqrt((spread[term] ?? 0) / (1 - 0.999 ** round)) + 1e-12)
    }
  }
  return weights
}

const centi = (value: number): number => Math.round(value * 100)

function collapsed(bits: (name: string) => number): Omit<Weights, 'version'> {
  const missing = INDEPENDENT_FIELDS.reduce((sum, field) => sum + bits(`${field}=missing`), 0)
  const strata: Record<string, readonly number[]> = {}
  for (const source of COMPARISON.source) {
    for (const external of COMPARISON.external_id) {
      for (const name of COMPARISON.name) {
        const row = `${source}/${external}/${name}`
        const own = bits(`source=${source}`) + bits(`external_id=${external}`) + bits(`name=${name}`)
        strata[row] = COMPARISON.domain.map((domain) =>
          centi(bits('prior') + missing + own + bits(`domain=${domain}`) + bits(`${row}/${domain}`)),
        )
      }
    }
  }
  const fields = Object.fromEntries(
    INDEPENDENT_FIELDS.map((field) => [
      field,
      Object.fromEntries(
        COMPARISON[field].map((level) => [
          level,
          centi(Math.max(bits(`${field}=${level}`) - bits(`${field}=missing`), LEAST_BITS)),
        ]),
      ),
    ]),
  )
  return { strata, fields }
}
