import {
  type Connection,
  dottedName,
  doubleQuoted,
  type QueryResult,
  type SeedLoad,
  type TypedSeedColumn,
} from '@waypoint/adapter-contract'
import type { RelationName } from '@waypoint/contracts'
import { jsonRows } from './json-rows.ts'
import { misfit } from './misfit.ts'
import { readColumns, type SeedBatch, seedBatches } from './seed-source.ts'

/**
 * Fills the relation anew from the file. Rows travel as JSON inside of statements, some thousands in each, which
 * Trino reads far faster than `values`. What does not fit into one statement is gathered beside, so that the
 * relation changes at one stroke.
 */
export async function loadSeed(connection: Connection, load: SeedLoad): Promise<QueryResult> {
  const columns = await readColumns(load)
  const beside: RelationName = { ...load.relation, identifier: `${load.relation.identifier}__dbt_tmp` }
  let waiting: SeedBatch | null = null
  let rows = 0
  let isBeside = false
  try {
    for await (const batch of seedBatches(load, columns)) {
      if (waiting !== null) {
        await write(connection, { columns, load, batch: waiting, target: beside, replaces: !isBeside })
        isBeside = true
      }
      waiting = batch
      rows += batch.lines.length
    }
    if (waiting === null) await connection.query(emptyTable(load.relation, columns))
    else if (isBeside) {
      await write(connection, { columns, load, batch: waiting, target: beside, replaces: false })
      await connection.query(
        `create or replace table ${dottedName(load.relation)} as select * from ${dottedName(beside)}`,
      )
    } else {
      await write(connection, { columns, load, batch: waiting, target: load.relation, replaces: true })
    }
  } finally {
    if (isBeside) await connection.query(`drop table if exists ${dottedName(beside)}`)
  }
  const response = { _message: `INSERT ${rows}`, code: 'INSERT', rows_affected: rows }
  return { columns: [], rows: [], rowsAffected: rows, response }
}

interface Write {
  readonly columns: readonly TypedSeedColumn[]
  readonly load: SeedLoad
  readonly batch: SeedBatch
  readonly target: RelationName
  readonly replaces: boolean
}

async function write(
  connection: Connection,
  { columns, load, batch, target, replaces }: Write,
): Promise<void> {
  const table = dottedName(target)
  const casts = columns.map(({ name, type }, index) => `${castField(index, type)} as ${doubleQuoted(name)}`)
  const verb = replaces ? `create or replace table ${table} as` : `insert into ${table}`
  try {
    await connection.query(`${verb} select ${casts.join(', ')} from ${jsonRows(batch.json)}`)
  } catch (cause) {
    throw await misfit(connection, { cause, columns, load, batch })
  }
}

function castField(index: number, type: string): string {
  return `cast(r[${index + 1}] as ${type})`
}

function emptyTable(relation: RelationName, columns: readonly TypedSeedColumn[]): string {
  const casts = columns.map(({ name, type }) => `cast(null as ${type}) as ${doubleQuoted(name)}`)
  return `create or replace table ${dottedName(relation)} as select ${casts.join(', ')} where false`
}
