import {
  COMPARED_FIELDS,
  type ComparedField,
  COMPARISON,
  INDEPENDENT_FIELDS,
  type Levels,
  levelsOf,
} from './comparison.ts'
import type { DisclosedLinks } from './disclosed-links.ts'

/**
 * What agreement and difference are worth, in hundredths of a bit (log2 of the odds that two records are one
 * company). `strata` holds the prior of each combination of name, domain, source and external id, `fields` what
 * the other fields add.
 */
export interface Weights {
  readonly version: string
  /** `source/external_id/name` → centibits for each level of the domain. */
  readonly strata: Readonly<Record<string, readonly number[]>>
  /** Field → level → centibits. */
  readonly fields: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Systems in which two records with different domains are two companies, whatever else they share. */
  readonly cannotLink?: readonly string[]
  /** What the weights know of the records they were learned from: needed to adapt them to others. */
  readonly learnedFrom?: {
    /** Of all pairs that a key finds, those that are one company. */
    readonly share: number
    readonly disclosed: DisclosedLinks
  }
  /** The weights that these were adapted from. */
  readonly base?: Weights
  /** Pattern → centibits that hold on from the weights before these: see `holdingOn`. */
  readonly held?: Readonly<Record<string, number>>
}

/** No evidence at all: most pairs of records are two companies. */
const UNKNOWN_STRATUM = -600

export const levelName = (field: ComparedField, level: number): string =>
  COMPARISON[field][level] ?? 'missing'

const levelIn = (levels: Levels, field: ComparedField): number => levels[COMPARED_FIELDS.indexOf(field)] ?? 0

/** Which row of the strata, and which number in it. */
export function stratumOf(levels: Levels): { readonly row: string; readonly domain: number } {
  const row = (['source', 'external_id', 'name'] as const).map((field) =>
    levelName(field, levelIn(levels, field)),
  )
  return { row: row.join('/'), domain: levelIn(levels, 'domain') }
}

export interface Evidence {
  /** In bits, as all that follows. */
  readonly prior: number
  readonly fields: Readonly<Record<(typeof INDEPENDENT_FIELDS)[number], number>>
  readonly total: number
}

/** Where the bits of a pattern come from: the waterfall of an explanation. */
export function evidenceOf(pattern: number, weights: Weights): Evidence {
  const levels = levelsOf(pattern)
  const { row, domain } = stratumOf(levels)
  const prior = (weights.strata[row]?.[domain] ?? UNKNOWN_STRATUM) / 100
  const fields = Object.fromEntries(
    INDEPENDENT_FIELDS.map((field) => [
      field,
      (weights.fields[field]?.[levelName(field, levelIn(levels, field))] ?? 0) / 100,
    ]),
  ) as Evidence['fields']
  const added = Object.values(fields).reduce((sum, bits) => sum + bits, 0)
  const held = weights.held?.[pattern]
  return held === undefined
    ? { prior, fields, total: prior + added }
    : { prior: held / 100 - added, fields, total: held / 100 }
}

/** The probability that odds of so many bits stand for. */
export const probabilityOf = (bits: number): number => 1 / (1 + 2 ** -bits)
