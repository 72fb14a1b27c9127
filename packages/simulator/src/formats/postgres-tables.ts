import { join } from 'node:path'
import { rmSync } from 'node:fs'
import { quoteIdentifier, quoteText } from '../writers/csv-file.ts'
import type { BatchFolder, TableFile } from './batch-folders.ts'
import { type Conversion, columnsOfFile, type FileColumn } from './conversion.ts'
import type { PostgresDoor } from './postgres-door.ts'

/** Tables are filled under another name and renamed together when all is there. */
const unfinished = (schema: string): string => `${schema}__unfinished`

const postgresType = (type: string): string => {
  switch (type) {
    case 'VARCHAR':
      return 'text'
    case 'DOUBLE':
      return 'double precision'
    default:
      return type.toLowerCase().replace('decimal', 'numeric')
  }
}

const definitions = (columns: readonly FileColumn[]): string =>
  columns.map(({ name, type }) => `${quoteIdentifier(name)} ${postgresType(type)}`).join(', ')

type KnownTables = Map<string, readonly FileColumn[]>

interface Loading extends Conversion {
  readonly door: PostgresDoor
  readonly known: KnownTables
}

/** Creates the table, or gives it the columns and types that a later batch brings. */
const prepareTable = async (
  loading: Loading,
  name: string,
  columns: readonly FileColumn[],
): Promise<void> => {
  const { door, known } = loading
  const before = known.get(name)
  known.set(name, columns)
  if (before === undefined) return door.run(`create table ${name} (${definitions(columns)})`)
  for (const { name: column, type } of columns) {
    const old = before.find((candidate) => candidate.name === column)
    const quoted = quoteIdentifier(column)
    const wanted = postgresType(type)
    if (old === undefined) await door.run(`alter table ${name} add column ${quoted} ${wanted}`)
    else if (old.type !== type) {
      await door.run(`alter table ${name} alter column ${quoted} type ${wanted} using ${quoted}::${wanted}`)
    }
  }
}

/** Rows with the key of a delivered one give way to it. */
const loadTable = async (loading: Loading, { table, path }: TableFile): Promise<void> => {
  const { connection, door, known, scratchDir } = loading
  const source = `select * from read_parquet(${quoteText(path)})`
  const name = `${unfinished(`raw_${table.source}`)}.${quoteIdentifier(table.name)}`
  const isFirst = !known.has(name)
  const columns = await columnsOfFile(connection, source)
  await prepareTable(loading, name, columns)
  const csv = join(scratchDir, 'rows.csv')
  await connection.run(`copy (${source}) to ${quoteText(csv)} (format csv, header)`)
  if (isFirst) await door.copy(name, csv)
  else {
    const key = table.key.map((column) => quoteIdentifier(column))
    const names = columns.map((column) => quoteIdentifier(column.name)).join(', ')
    await door.run(`create temporary table arrived (${definitions(columns)}) on commit drop`)
    await door.copy('pg_temp.arrived', csv)
    const equal = key.map((column) => `old.${column} = new.${column}`).join(' and ')
    await door.run(`delete from ${name} as old using pg_temp.arrived as new where ${equal}`)
    await door.run(`insert into ${name} (${names}) select ${names} from pg_temp.arrived`)
    await door.run('drop table pg_temp.arrived')
  }
  rmSync(csv)
}

const inTransaction = async (door: PostgresDoor, work: () => Promise<void>): Promise<void> => {
  await door.run('begin')
  try {
    await work()
    await door.run('commit')
  } catch (error) {
    await door.run('rollback').catch(() => undefined)
    throw error
  }
}

const loadBatch = async (loading: Loading, { tables }: BatchFolder): Promise<void> =>
  inTransaction(loading.door, async () => {
    for (const file of tables) {
      loading.step()
      await loadTable(loading, file)
    }
  })

const dropAll = async (door: PostgresDoor, schemas: readonly string[]): Promise<void> => {
  for (const schema of schemas) await door.run(`drop schema if exists ${schema} cascade`)
}

/** The state after all batches, each in a transaction, in schemas `raw_<source>` that appear together. */
export const writePostgresTables = async (conversion: Conversion, door: PostgresDoor): Promise<void> => {
  const sources = new Set(conversion.batches.flatMap(({ tables }) => tables.map(({ table }) => table.source)))
  const schemas = [...sources].map((source) => `raw_${source}`)
  const loading: Loading = { ...conversion, door, known: new Map() }
  const partial = schemas.map((schema) => unfinished(schema))
  try {
    await dropAll(door, partial)
    for (const schema of partial) await door.run(`create schema ${schema}`)
    for (const batch of conversion.batches) await loadBatch(loading, batch)
    await inTransaction(door, async () => {
      await dropAll(door, schemas)
      for (const schema of schemas) await door.run(`alter schema ${unfinished(schema)} rename to ${schema}`)
    })
  } catch (error) {
    await dropAll(door, partial).catch(() => undefined)
    throw error
  }
}
