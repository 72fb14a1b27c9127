import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { cellText, type Connection, dottedName, doubleQuoted } from '@waypoint/adapter-contract'
import type { RelationName } from '@waypoint/contracts'
import { literal } from '../sql-text.ts'
import { type LakeColumn, lakeColumn } from './iceberg-types.ts'
import type { Lake, Landing } from './lake.ts'

/** A table of DuckDB that is to be in the lake under the same schema and name. */
export interface TableToSend {
  readonly schema: string
  readonly table: string
}

interface Sending {
  readonly lake: Lake
  /** A session of the DuckDB that has the table. */
  readonly reader: Connection
  readonly writer: Connection
  readonly source: RelationName
  readonly columns: readonly LakeColumn[]
  /** Filled first, under another name. */
  readonly staged: RelationName
  /** Of this load alone, in the landing folder. */
  readonly folder: string
}

/**
 * Makes the lake's table equal to DuckDB's; it changes at one stroke. Rows go as a Parquet file that Trino takes over
 * as it is, or inside of statements where there is no folder that both see. Gives the number of rows.
 */
export async function sendTable(
  lake: Lake,
  reader: Connection,
  { schema, table }: TableToSend,
): Promise<number> {
  const source: RelationName = { database: null, schema, identifier: table }
  const { rows } = await reader.query(`describe ${dottedName(source)}`)
  const columns = rows.map((row) => lakeColumn(cellText(row[0]), cellText(row[1])))
  const target: RelationName = { database: lake.catalog, schema, identifier: table }
  const staged: RelationName = { ...target, identifier: `${table}__waypoint_load` }
  const folder = `${schema}.${table}.${randomUUID()}`
  const writer = await lake.connect()
  const sending: Sending = { lake, reader, writer, source, columns, staged, folder }
  try {
    await writer.query(`drop table if exists ${dottedName(staged)}`)
    await writer.query(`create table ${dottedName(staged)} (${definitions(columns)})`)
    try {
      await (lake.landing === null ? insertAll(sending) : addParquet(sending, lake.landing))
      const { rowsAffected } = await writer.query(
        `create or replace table ${dottedName(target)} as select * from ${dottedName(staged)}`,
      )
      return rowsAffected ?? 0
    } finally {
      await writer.query(`drop table if exists ${dottedName(staged)}`)
      if (lake.landing !== null) await rm(join(lake.landing.folder, folder), { recursive: true, force: true })
    }
  } finally {
    await writer.close()
  }
}

function definitions(columns: readonly LakeColumn[]): string {
  return columns.map(({ name, type }) => `${doubleQuoted(name)} ${type}`).join(', ')
}

async function addParquet(sending: Sending, landing: Landing): Promise<void> {
  const { reader, writer, source, columns, staged, folder } = sending
  const place = join(landing.folder, folder)
  await mkdir(place, { recursive: true })
  const casts = columns.map((column) => `${stored(column)} as ${doubleQuoted(column.name)}`)
  const file = literal(join(place, 'rows.parquet'))
  await reader.query(
    `copy (select ${casts.join(', ')} from ${dottedName(source)}) to ${file} (format parquet, compression zstd)`,
  )
  const location = literal(`${landing.location}/${folder}`)
  await writer.query(
    `alter table ${dottedName(staged)} execute add_files(location => ${location}, format => 'PARQUET')`,
  )
}

/** A statement holds a million characters, and each may be two once it is quoted. */
const batchCharacters = 400_000

async function insertAll(sending: Sending): Promise<void> {
  const { lake, reader, writer, source, columns, staged } = sending
  const texts = columns.map((column) => `cast(${stored(column)} as varchar)`)
  const sql = `select cast(to_json([${texts.join(', ')}]) as varchar) from ${dottedName(source)}`
  let batch: string[] = []
  let length = 0
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return
    await lake.insertJson(writer, { relation: staged, columns, json: `[${batch.join(',')}]` })
    batch = []
    length = 0
  }
  for await (const { rows } of reader.stream?.(sql) ?? []) {
    for (const row of rows) {
      const text = cellText(row[0])
      batch.push(text)
      length += text.length
      if (length >= batchCharacters) await flush()
    }
  }
  await flush()
}

function stored({ name, stored: type }: LakeColumn): string {
  return `cast(${doubleQuoted(name)} as ${type})`
}
