import {
  type Connection,
  dottedName,
  doubleQuoted,
  type QueryResult,
  type SeedColumn,
  seedColumns,
  type SeedLoad,
} from '@waypoint/adapter-contract'
import { readHeader } from './csv-header.ts'
import { type CsvSource, refuseRejected } from './csv-rejects.ts'
import { inferSeedTypes, seedValue } from './seed-types.ts'

const textTable = 'temp.main.waypoint_seed'

/** Creates the relation anew from the file, replacing a table of the same name. */
export async function loadSeed(connection: Connection, load: SeedLoad): Promise<QueryResult> {
  const columns = seedColumns(await readHeader(load.file, load.delimiter), load)
  try {
    await readAsText(connection, load, columns)
    await refuseMisfits(connection, load, columns)
    const open = columns.flatMap(({ name, declaredType }) => (declaredType === undefined ? [name] : []))
    const inferred = await inferSeedTypes(connection, textTable, open)
    const fields = columns.map(({ name, declaredType }) =>
      castField(name, declaredType ?? inferred[open.indexOf(name)] ?? 'VARCHAR'),
    )
    const created = await connection.query(
      `create or replace table ${dottedName(load.relation)} as select ${fields.join(', ')} from ${textTable}`,
    )
    const rows = created.rowsAffected ?? 0
    return { ...created, response: { _message: `INSERT ${rows}`, code: 'INSERT', rows_affected: rows } }
  } finally {
    await connection.query(`drop table if exists ${textTable}`).catch(() => undefined)
  }
}

/** As text first: types are decided over all rows, and nothing is lost before. */
async function readAsText(
  connection: Connection,
  load: SeedLoad,
  columns: readonly SeedColumn[],
): Promise<void> {
  const source = csvSource(
    load,
    columns.map(({ name }) => ({ name, type: 'VARCHAR' })),
  )
  await refuseRejected(connection, load.file, {
    render: source,
    statement: (from) => `create or replace temp table waypoint_seed as select * from ${from}`,
  })
}

/** A value that does not fit its declared type is told with its line, before anything is written. */
async function refuseMisfits(
  connection: Connection,
  load: SeedLoad,
  columns: readonly SeedColumn[],
): Promise<void> {
  const conditions = columns.flatMap(({ name, declaredType }) =>
    declaredType === undefined || isText(declaredType)
      ? []
      : [`(${seedValue(name)} is not null and try_cast(${seedValue(name)} as ${declaredType}) is null)`],
  )
  if (conditions.length === 0) return
  const { rows } = await connection.query(
    `select count(*) from ${textTable} where ${conditions.join(' or ')}`,
  )
  if (rows[0]?.[0] === 0) return
  const source = csvSource(
    load,
    columns.map(({ name, declaredType }) => ({ name, type: declaredType ?? 'VARCHAR' })),
  )
  await refuseRejected(connection, load.file, {
    render: (extra) => source(`, nullstr = ['', 'null', 'NULL']${extra}`),
    statement: (from) => `create or replace temp table waypoint_seed as select * from ${from}`,
  })
}

interface TypedColumn {
  readonly name: string
  readonly type: string
}

function csvSource(load: SeedLoad, columns: readonly TypedColumn[]): CsvSource {
  const schema = columns.map(({ name, type }) => `${literal(name)}: ${literal(type)}`).join(', ')
  return (extra) =>
    `read_csv(${literal(load.file)}, auto_detect = false, header = true, delim = ${literal(load.delimiter)},
      quote = '"', escape = '"', strict_mode = true, columns = {${schema}}${extra})`
}

function castField(column: string, type: string): string {
  return `cast(${isText(type) ? doubleQuoted(column) : seedValue(column)} as ${type}) as ${doubleQuoted(column)}`
}

function isText(type: string): boolean {
  return /^(varchar|text|string|char|bpchar|character)/i.test(type)
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
