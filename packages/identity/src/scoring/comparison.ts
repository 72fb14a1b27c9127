/** What two records are compared in, and how far they can agree in it: an index into its levels is a level. */
export const COMPARISON = {
  name: [
    'missing',
    'different',
    'related_claimed',
    'related',
    'related_rare',
    'mistyped_claimed',
    'mistyped',
    'mistyped_rare',
    'other_place',
    'place_added',
    'contained_claimed',
    'contained',
    'contained_rare',
    'same_core',
    'same_core_rare',
    'same_generic',
    'same_common',
    'same_frequent',
    'same',
  ],
  domain: [
    'missing',
    'different',
    'different_from_shared',
    'same_root',
    'first_word',
    'named_so_common',
    'named_so',
    'shared',
    'same',
  ],
  source: ['other', 'same'],
  external_id: ['none', 'conflict', 'linked'],
  phone: ['missing', 'different', 'switchboard', 'shared', 'same'],
  address: ['missing', 'other_city', 'same_city', 'shared', 'same'],
  email: ['missing', 'different', 'different_private', 'shared', 'same', 'same_local', 'same_private'],
  country: ['missing', 'different', 'same'],
  legal_form: ['missing', 'different', 'same'],
  created: ['missing', 'apart', 'same_year', 'same_season', 'same_week'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type ComparedField = keyof typeof COMPARISON

export const COMPARED_FIELDS = Object.keys(COMPARISON) as readonly ComparedField[]

/** Each adds bits of its own to the prior that name, domain, source and external id give together. */
export const INDEPENDENT_FIELDS = [
  'phone',
  'address',
  'email',
  'country',
  'legal_form',
  'created',
] as const satisfies readonly ComparedField[]

/** One level for each field, in the order of COMPARED_FIELDS. */
export type Levels = readonly number[]

/** How two records compare, as one number: the levels are its digits. */
export function patternOf(levels: Levels): number {
  return COMPARED_FIELDS.reduce(
    (pattern, field, index) => pattern * COMPARISON[field].length + (levels[index] ?? 0),
    0,
  )
}

export function levelsOf(pattern: number): Levels {
  let rest = pattern
  return COMPARED_FIELDS.toReversed()
    .map((field) => {
      const level = rest % COMPARISON[field].length
      rest = Math.floor(rest / COMPARISON[field].length)
      return level
    })
    .toReversed()
}

/** SQL that makes a pattern of one expression for each field. */
export function patternSql(levels: Readonly<Record<ComparedField, string>>): string {
  return COMPARED_FIELDS.reduce(
    (sql, field) =>
      sql === '' ? levels[field] : `(${sql}) * ${COMPARISON[field].length} + ${levels[field]}`,
    '',
  )
}
