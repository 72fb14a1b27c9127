import { cellText, type Connection } from '@waypoint/adapter-contract'
import { zonedType } from './csv-source.ts'
import type { StoredColumn } from './existing-columns.ts'
import { isInteger } from './type-widening.ts'

/** How many values of a text column read as what. Empty values count nowhere. */
export interface ColumnProfile {
  readonly values: number
  readonly booleans: number
  readonly integers: number
  /** Integers included, where a double holds them exactly. */
  readonly numbers: number
  readonly dates: number
  /** Dates included. */
  readonly timestamps: number
  /** Timestamps with an offset or Z. */
  readonly zoned: number
  /** Values without any digit: `N/A`, `none`, `#REF!`. */
  readonly words: number
}

// Text that a person or a system would take for an identifier stays text: leading zeros, a leading plus,
// digits beyond a type's exactness, an exponent without sign (12e4).
const integerPattern = String.raw`^\s*(0|-?[1-9]\d{0,18})\s*$`
const numberPattern = String.raw`^\s*-?((0|[1-9]\d{0,14})(\.\d*)?|\.\d+)([eE][+-]\d{1,3})?\s*$`
const datePattern = String.raw`^\s*\d{4}-\d{2}-\d{2}\s*$`
const timePart = String.raw`\d{4}-\d{2}-\d{2}[ T]\d{1,2}:\d{2}(:\d{2}(\.\d{1,9})?)?`
const timestampPattern = String.raw`^\s*${timePart}\s*$`
const zonedPattern = String.raw`^\s*${timePart} ?(Z|UTC|[+-]\d{2}(:?\d{2})?)\s*$`

/**
 * One pass over the text of all columns; each value is counted under the first kind that it is. The table is
 * turned on its side first: hundreds of columns with patterns of their own would take longer to plan than to read.
 */
export async function profileColumns(
  connection: Connection,
  from: string,
  columns: readonly string[],
): Promise<readonly ColumnProfile[]> {
  const { rows } = await connection.query(
    `select name, kind, count(*) from (
       select name, ${kindOf('value')} as kind
       from (unpivot (from ${from}) on columns(*) into name name value value)
       where value <> '')
     group by name, kind`,
  )
  const counts = new Map<string, Map<string, number>>()
  for (const [name, kind, count] of rows) {
    const kinds = counts.get(cellText(name)) ?? new Map<string, number>()
    counts.set(cellText(name), kinds.set(cellText(kind), Number(count)))
  }
  return columns.map((name) => readProfile(counts.get(name) ?? new Map()))
}

function kindOf(column: string): string {
  const is = (pattern: string, type: string): string =>
    `regexp_matches(${column}, '${pattern}') and try_cast(${column} as ${type}) is not null`
  return `case
    when not regexp_matches(${column}, '\\d') then
      case when lower(${column}) in ('true', 'false') then 'boolean' else 'word' end
    when ${is(integerPattern, 'bigint')} then
      case when ${is(numberPattern, 'double')} then 'integer' else 'long' end
    when ${is(numberPattern, 'double')} then 'number'
    when ${is(datePattern, 'date')} then 'date'
    when ${is(timestampPattern, 'timestamp')} then 'timestamp'
    when ${is(zonedPattern, 'timestamptz')} then 'zoned'
    else 'text' end`
}

function readProfile(counts: ReadonlyMap<string, number>): ColumnProfile {
  const count = (...kinds: readonly string[]): number =>
    kinds.reduce((sum, kind) => sum + (counts.get(kind) ?? 0), 0)
  return {
    values: [...counts.values()].reduce((sum, n) => sum + n, 0),
    booleans: count('boolean'),
    integers: count('integer', 'long'),
    numbers: count('integer', 'number'),
    dates: count('date'),
    timestamps: count('date', 'timestamp', 'zoned'),
    zoned: count('zoned'),
    words: count('word', 'boolean'),
  }
}

export function addProfiles(a: ColumnProfile, b: ColumnProfile): ColumnProfile {
  return {
    values: a.values + b.values,
    booleans: a.booleans + b.booleans,
    integers: a.integers + b.integers,
    numbers: a.numbers + b.numbers,
    dates: a.dates + b.dates,
    timestamps: a.timestamps + b.timestamps,
    zoned: a.zoned + b.zoned,
    words: a.words + b.words,
  }
}

/**
 * The type that all values have. A few misfits do not turn a column of figures or times into text: they
 * are rejected instead. But a code among numbers (K1A 0B1, 007) means that the numbers are codes, too.
 */
export function inferType(profile: ColumnProfile): string {
  const { values } = profile
  if (values === 0) return 'VARCHAR'
  if (profile.booleans === values) return 'BOOLEAN'
  const areNumeric = (count: number): boolean =>
    count === values || (values - count === profile.words && areFew(profile.words, values))
  if (areNumeric(profile.integers)) return 'BIGINT'
  if (areNumeric(profile.numbers)) return 'DOUBLE'
  if (isMostly(profile.dates, values)) return 'DATE'
  if (isMostly(profile.timestamps, values)) return profile.zoned > 0 ? zonedType : 'TIMESTAMP'
  return 'VARCHAR'
}

function isMostly(count: number, values: number): boolean {
  return count === values || areFew(values - count, values)
}

/** At most one in a hundred; or a single one beside three good values. */
function areFew(misfits: number, values: number): boolean {
  return misfits <= values / 100 || (misfits === 1 && values >= 4)
}

/**
 * The type under which a batch is read into a column that exists: the column's own, or a wider one that
 * holds both without loss. A few misfits among all values are rejected; more of them turn the column into text.
 */
export function reconcileType(stored: StoredColumn, profile: ColumnProfile): string {
  if (profile.values === 0) return stored.type
  if (stored.values === 0) return inferType(profile)
  const candidate = candidateType(stored.type, profile)
  if (candidate === 'VARCHAR') return candidate
  const misfits = profile.values - fitting(candidate, profile)
  return misfits === 0 || areFew(misfits, profile.values + stored.values) ? candidate : 'VARCHAR'
}

function candidateType(type: string, profile: ColumnProfile): string {
  if (isInteger(type)) {
    if (profile.numbers > profile.integers) return 'DOUBLE'
    return profile.integers > 0 ? 'BIGINT' : type
  }
  if (type === 'DATE' && profile.timestamps > profile.dates) return timestampType(profile)
  if (type === 'TIMESTAMP') return timestampType(profile)
  return type
}

function fitting(type: string, profile: ColumnProfile): number {
  if (type === 'BOOLEAN') return profile.booleans
  if (isInteger(type)) return profile.integers
  if (type === 'DATE') return profile.dates
  if (type === 'TIMESTAMP' || type === zonedType) return profile.timestamps
  return type === 'DOUBLE' || type === 'FLOAT' ? profile.numbers : 0
}

function timestampType(profile: ColumnProfile): string {
  return profile.zoned > 0 ? zonedType : 'TIMESTAMP'
}
