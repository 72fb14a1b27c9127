import type { Cell, ResultColumn } from '@waypoint/adapter-contract'
import { type DuckDBDataChunk, type DuckDBMaterializedResult, DuckDBTypeId } from '@duckdb/node-api'
import { toCell } from './values.ts'

type Described = Pick<DuckDBMaterializedResult, 'columnNames' | 'columnLogicalType'>

/** Types that say all with their number; the text of others depends on what they are made of. */
const simple: ReadonlyMap<DuckDBTypeId, string> = new Map([
  [DuckDBTypeId.BOOLEAN, 'BOOLEAN'],
  [DuckDBTypeId.INTEGER, 'INTEGER'],
  [DuckDBTypeId.BIGINT, 'BIGINT'],
  [DuckDBTypeId.DOUBLE, 'DOUBLE'],
  [DuckDBTypeId.DATE, 'DATE'],
  [DuckDBTypeId.TIMESTAMP, 'TIMESTAMP'],
  [DuckDBTypeId.VARCHAR, 'VARCHAR'],
])

export function describeColumns(result: Described): readonly ResultColumn[] {
  return result.columnNames().map((name, index) => ({ name, dataType: dataTypeOf(result, index) }))
}

function dataTypeOf(result: Described, index: number): string {
  const type = result.columnLogicalType(index)
  const text = type.alias === undefined ? simple.get(type.typeId) : undefined
  return text ?? String(type.asType())
}

/** Column by column, since a column's values are of one type. */
export function cellsOf(chunk: DuckDBDataChunk): Cell[][] {
  const rows: Cell[][] = Array.from({ length: chunk.rowCount }, () => [])
  for (let column = 0; column < chunk.columnCount; column += 1) {
    const vector = chunk.getColumnVector(column)
    for (const [index, row] of rows.entries()) row.push(toCell(vector.getItem(index)))
  }
  return rows
}
