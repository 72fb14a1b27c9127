import { createPageFile, PAGE_BYTES, type PageFile } from './page-file.ts'
import { openRecordSpace, type SqliteStorage, type SqliteValue, writeRecord } from './record.ts'
import { cellOf, createLeafPage, createTableTree, interiorPage, writeRoot } from './table-tree.ts'

const FILE_HEADER_BYTES = 100

/** A table described at greater length never is the only one of the first page. */
const ROOM_FOR_SCHEMA = 3900

/** The version of the library that the format was written after; readers only show it. */
const LIBRARY_VERSION = 3_045_000

export interface SqliteColumn {
  readonly name: string
  /** As `create table` declares it. */
  readonly declared: string
  readonly storage: SqliteStorage
}

interface SchemaEntry {
  readonly table: string
  readonly root: number
  readonly sql: string
}

/** A database file of plain tables, written from front to back in little memory. */
export interface SqliteFile {
  /** Tables follow each other: a second one begins when the rows of the first are all there. */
  table(name: string, columns: readonly SqliteColumn[]): SqliteTable
  close(): void
  /** Closes a file that will not be complete. */
  abandon(): void
}

interface SqliteTable {
  add(row: readonly SqliteValue[]): void
  finish(): void
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`

const createStatement = (name: string, columns: readonly SqliteColumn[]): string =>
  `CREATE TABLE ${quote(name)} (${columns.map((column) => `${quote(column.name)} ${column.declared}`).join(', ')})`

const SCHEMA_STORAGE: readonly SqliteStorage[] = ['text', 'text', 'text', 'integer', 'text']

/** The list of tables fits in the first page, or its pages hang below it. */
const schemaPage = (file: PageFile, entries: readonly SchemaEntry[]): Buffer => {
  const records = entries.map(({ table, root, sql }) =>
    Buffer.from(writeRecord(openRecordSpace(), ['table', table, table, root, sql], SCHEMA_STORAGE)),
  )
  const alone = createLeafPage(FILE_HEADER_BYTES)
  const fits = records.every((record, index) => {
    if (record.length > ROOM_FOR_SCHEMA) return false
    const { size, write } = cellOf(file, record, index + 1)
    return alone.add(size, write)
  })
  if (fits) return alone.bytes
  const tree = createTableTree(file)
  for (const record of records) tree.add(record)
  return interiorPage(tree.finish(), FILE_HEADER_BYTES)
}

const writeFileHeader = (page: Buffer, pages: number): Buffer => {
  page.write('SQLite format 3\0', 0, 'latin1')
  page.writeUInt16BE(PAGE_BYTES, 16)
  page.set([1, 1, 0, 64, 32, 32], 18)
  for (const [offset, value] of [
    [24, 1],
    [28, pages],
    [40, 1],
    [44, 4],
    [56, 1],
    [92, 1],
    [96, LIBRARY_VERSION],
  ] as const) {
    page.writeUInt32BE(value, offset)
  }
  return page
}

export const createSqliteFile = (path: string): SqliteFile => {
  const file = createPageFile(path)
  const entries: SchemaEntry[] = []
  const space = openRecordSpace()
  return {
    table: (name, columns) => {
      const tree = createTableTree(file)
      const storages = columns.map((column) => column.storage)
      return {
        add: (row) => tree.add(writeRecord(space, row, storages)),
        finish: () => {
          const root = writeRoot(file, tree.finish())
          entries.push({ table: name, root, sql: createStatement(name, columns) })
        },
      }
    },
    close: () => {
      const schema = schemaPage(file, entries)
      file.close(writeFileHeader(schema, file.pages))
    },
    abandon: () => file.abandon(),
  }
}
