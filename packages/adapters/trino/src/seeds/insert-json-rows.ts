import { type Connection, dottedName, doubleQuoted, type TypedSeedColumn } from '@waypoint/adapter-contract'
import type { RelationName } from '@waypoint/contracts'
import { jsonRows } from './json-rows.ts'

/** Adds rows to a table; `json` is a list of lists of texts, each of which is cast to its column's type. */
export async function insertJsonRows(
  connection: Connection,
  rows: {
    readonly relation: RelationName
    readonly columns: readonly TypedSeedColumn[]
    readonly json: string
  },
): Promise<void> {
  const names = rows.columns.map(({ name }) => doubleQuoted(name)).join(', ')
  const casts = rows.columns.map(({ type }, index) => `cast(r[${index + 1}] as ${type})`).join(', ')
  await connection.query(
    `insert into ${dottedName(rows.relation)} (${names}) select ${casts} from ${jsonRows(rows.json)}`,
  )
}
