import { storedType } from './csv-source.ts'
import type { ColumnChange, LoadedColumn } from './options.ts'
import { widestType } from './type-widening.ts'

/** How the columns of a batch differ from those that the table had; nothing for a table that was not there. */
export function columnChanges(
  before: ReadonlyMap<string, string>,
  columns: readonly LoadedColumn[],
  isWhole: boolean,
): readonly ColumnChange[] {
  if (before.size === 0 || columns.length === 0) return []
  const changes: ColumnChange[] = []
  const seen = new Set<string>()
  for (const { name, type } of columns) {
    const from = before.get(name.toLowerCase())
    seen.add(name.toLowerCase())
    const to = isWhole ? storedType(type) : storedType(widestType(from ?? type, type))
    if (from === undefined) changes.push({ kind: 'new', column: name, type: to })
    else if (from !== to) changes.push({ kind: 'retyped', column: name, from, to })
  }
  for (const [column, type] of before) if (!seen.has(column)) changes.push({ kind: 'missing', column, type })
  return changes
}
