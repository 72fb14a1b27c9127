import { join } from 'node:path'
import { type LoadContext, relationIn, stagedPrefix } from './load-context.ts'
import type { LoadedColumn } from './options.ts'
import { literal, quote } from './sql-text.ts'
import type { StagedTable } from './staged-table.ts'
import { foreignType, ownType } from './warehouse-types.ts'

/**
 * Brings a table that was made ready in a DuckDB beside the warehouse into the warehouse, under the same name.
 * Names become lower case: other databases tell cases apart, and SQL written without quotes finds no other.
 */
export async function deliverTable(context: LoadContext, staged: StagedTable): Promise<StagedTable> {
  const { reader, connection, delivery, scratch } = context
  if (delivery === null || staged.columns.length === 0) return staged
  const name = `${stagedPrefix}${staged.table}`
  const file = join(scratch, 'delivery.csv')
  const columns = staged.columns.map(({ name: column, type }) => ({
    name: column.toLowerCase(),
    type: foreignType(type),
  }))
  const target = relationIn(context, name)
  await connection.query(
    `drop table if exists ${target};
     create table ${target} (${columns.map((column) => `${quote(column.name)} ${column.type}`).join(', ')})`,
  )
  await reader.connection.query(
    `copy (select ${staged.columns.map(deliveredValue).join(', ')} from ${relationIn(reader, name)})
     to ${literal(file)} (format csv, header, delimiter ',', quote '"', escape '"', nullstr '')`,
  )
  await delivery.copyCsv(target, file)
  await reader.connection.query(`drop table ${relationIn(reader, name)}`)
  return { ...staged, columns: columns.map((column) => ({ ...column, type: deliveredType(column.type) })) }
}

function deliveredValue({ name, type }: LoadedColumn): string {
  if (type === 'BLOB') return `'\\x' || lower(hex(${quote(name)}))`
  return foreignType(type) === 'text' ? `${quote(name)}::varchar` : quote(name)
}

function deliveredType(type: string): string {
  const [, width, scale] = /^numeric\((\d+),(\d+)\)$/.exec(type) ?? []
  if (width !== undefined) return ownType('numeric', width, scale)
  return type === 'time' || type === 'timestamp' ? type.toUpperCase() : ownType(type, null, null)
}
