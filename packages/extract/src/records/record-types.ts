import { type ColumnProfile, inferType, reconcileType } from '../column-types.ts'
import { zonedType } from '../csv-source.ts'
import type { StoredColumn } from '../existing-columns.ts'
import { widestType } from '../type-widening.ts'
import type { KindCounts, ValueKind } from './spool.ts'

/** A column of all files of a table together. */
export interface RecordColumn {
  readonly name: string
  readonly declared: string | null
  readonly kinds: KindCounts
  readonly profile: ColumnProfile
}

/**
 * The type that a column's values have, which need not be that of the table where it is added to. What the
 * source calls a text is a date or a time, if all look like one, and no number whatever its digits.
 */
export function recordType(column: RecordColumn, stored: StoredColumn | undefined): string {
  const { declared, profile } = column
  if (declared !== null) {
    if (stored === undefined || stored.values === 0) return declared
    const wide = widestType(stored.type, declared)
    return wide === 'TIMESTAMP' && declared === zonedType ? declared : wide
  }
  if (stored === undefined) return kindType(column)
  if (profile.values === 0) return stored.type
  if (stored.values === 0) return kindType(column)
  const reconciled = reconcileType(stored, profile)
  return kindType(column) === 'VARCHAR' && !isTyped(column, reconciled) ? 'VARCHAR' : reconciled
}

/** Digits in a text are welcome in a column of numbers that is there, as long as most are numbers. */
function isTyped({ kinds, profile }: RecordColumn, type: string): boolean {
  if (/^(DATE|TIMESTAMP)/.test(type)) return true
  return kinds.text < profile.values
}

function kindType({ kinds, profile }: RecordColumn): string {
  if (profile.values === 0) return 'VARCHAR'
  const total = Object.values(kinds).reduce((sum, count) => sum + count, 0)
  const only = (kind: ValueKind): boolean => kinds[kind] === total
  if (only('bytes')) return 'BLOB'
  if (kinds.bytes > 0 || kinds.nested > 0) return 'VARCHAR'
  const inferred = inferType(profile)
  if (/^(DATE|TIMESTAMP)/.test(inferred)) return inferred
  if (inferred === 'BOOLEAN') return only('boolean') ? inferred : 'VARCHAR'
  return kinds.number > profile.values - kinds.number ? inferred : 'VARCHAR'
}
