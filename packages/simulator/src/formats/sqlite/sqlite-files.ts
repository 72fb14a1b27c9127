import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { quoteIdentifier, quoteText } from '../../writers/csv-file.ts'
import type { TableFile } from '../batch-folders.ts'
import { type Conversion, columnsOfFile, type FileColumn } from '../conversion.ts'
import type { SqliteValue } from './record.ts'
import { createSqliteFile, type SqliteColumn, type SqliteFile } from './sqlite-file.ts'

interface StoredColumn extends SqliteColumn {
  /** The value as SQLite keeps it. */
  readonly expression: string
}

const storedColumn = ({ name, type }: FileColumn): StoredColumn => {
  const column = quoteIdentifier(name)
  switch (type) {
    case 'BOOLEAN':
      return { name, declared: 'BOOLEAN', storage: 'integer', expression: `${column}::integer` }
    case 'INTEGER':
    case 'BIGINT':
      return { name, declared: 'INTEGER', storage: 'integer', expression: column }
    case 'DOUBLE':
      return { name, declared: 'REAL', storage: 'real', expression: column }
    case 'TIMESTAMP':
    case 'DATE':
      return { name, declared: type, storage: 'text', expression: `${column}::varchar` }
    default:
      return { name, declared: 'TEXT', storage: 'text', expression: `${column}::varchar` }
  }
}

const writeTable = async (
  { connection }: Conversion,
  target: SqliteFile,
  { table, path }: TableFile,
): Promise<void> => {
  const source = `read_parquet(${quoteText(path)})`
  const columns = (await columnsOfFile(connection, `select * from ${source}`)).map(storedColumn)
  const rows = target.table(table.name, columns)
  const result = await connection.stream(
    `select ${columns.map((column) => column.expression).join(', ')} from ${source}`,
  )
  for (;;) {
    const chunk = await result.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) break
    for (const row of chunk.getRows()) rows.add(row as readonly SqliteValue[])
  }
  rows.finish()
}

const writeDatabase = async (
  conversion: Conversion,
  path: string,
  tables: readonly TableFile[],
): Promise<void> => {
  mkdirSync(dirname(path), { recursive: true })
  const file = createSqliteFile(path)
  try {
    for (const table of tables) {
      conversion.step()
      await writeTable(conversion, file, table)
    }
  } catch (error) {
    file.abandon()
    throw error
  }
  file.close()
}

/** A database per source and batch, and one of the truth. */
export const writeSqliteFiles = async (conversion: Conversion, dir: string): Promise<void> => {
  for (const { name, tables } of conversion.batches) {
    for (const source of new Set(tables.map(({ table }) => table.source))) {
      const own = tables.filter(({ table }) => table.source === source)
      await writeDatabase(conversion, join(dir, name, `${source}.sqlite`), own)
    }
  }
  await writeDatabase(conversion, join(dir, 'truth.sqlite'), conversion.truth)
}
