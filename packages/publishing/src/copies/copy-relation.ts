import type { Adapter } from '@waypoint/adapter-contract'
import { cellText } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { differenceOfRows } from '@waypoint/diff'
import { hashRelation } from '../relation-hash.ts'
import { nameOf, quote } from '../relation-sql.ts'
import type { ReadableVersions } from '../stored-versions.ts'
import type { PublishedRelation, PublishedVersion } from '../version.ts'
import type { CarriedRelation, Carrier } from './carrier.ts'

export interface RelationCopy extends CarriedRelation {
  readonly carrier: Carrier
  readonly versions: Pick<ReadableVersions, 'relation'>
  readonly version: PublishedVersion
  /** Of the database that keeps the version, and of DuckDB. */
  readonly adapters: { readonly source: Adapter; readonly copy: Adapter }
  /** Where the copy is, in DuckDB. */
  readonly database: string
}

/** Of more rows the count and the key are looked at, and not every value: the database would read them all once more. */
const COMPARED_ROWS = 10_000_000

/** Carries the rows, and holds the copy against what it is a copy of. */
export async function copyRelation(asked: RelationCopy): Promise<PublishedRelation> {
  const { relation, carrier, copy, into, signal } = asked
  await carrier.carry(asked)
  const { rows, hash } = await hashRelation(copy, into, signal)
  if (rows !== relation.rows) throw differs(relation, `has ${relation.rows} rows and its copy ${rows}`)
  const described = await copy.query(`describe ${into}`)
  const columns = described.rows.map(([name, type]) => ({ name: cellText(name), type: cellText(type) }))
  const difference = await (rows > COMPARED_ROWS ? repeatedKey(asked) : differenceOf(asked, columns))
  if (difference !== null) throw differs(relation, `and its copy have ${difference}`)
  return { ...relation, columns, hash }
}

function differenceOf(
  { relation, adapters, source, copy, version, versions, database, signal }: RelationCopy,
  columns: PublishedRelation['columns'],
): Promise<string | null> {
  const { schema, name } = relation
  return differenceOfRows(
    {
      comparison: { adapter: adapters.source, connection: source, signal },
      side: { relation: versions.relation(version, relation) },
      columns: relation.columns,
    },
    {
      comparison: { adapter: adapters.copy, connection: copy, signal },
      side: { relation: { database, schema, identifier: name } },
      columns,
    },
  )
}

/** The version's gates have seen to it that there are none. */
async function repeatedKey({ relation, copy, into, signal }: RelationCopy): Promise<string | null> {
  if (relation.key === undefined) return null
  const columns = relation.key.map(quote).join(', ')
  const { rows } = await copy.query(
    `select 1 from ${into} group by ${columns} having count(*) > 1 limit 1`,
    signal === undefined ? {} : { signal },
  )
  return rows.length === 0 ? null : 'rows of the same key'
}

function differs(relation: PublishedRelation, how: string): WaypointError {
  return new WaypointError({
    code: 'incomplete-copy',
    message: `${nameOf(relation)} ${how}.`,
    hint: '`waypoint versions --verify` with the same --target tells whether the version itself is whole.',
  })
}
