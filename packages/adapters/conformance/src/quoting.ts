import { expect, test } from 'vitest'
import { type OpenAdapter, useSession } from './session.ts'

/** Names and values as an attacker, or a vendor's export, would choose them. */
const awkwardNames = [
  'order',
  'Mixed Case',
  'quote"inside',
  '"; drop table victim; --',
  "it's",
  'semi;colon',
  'dotted.name',
  'naïve_日本語_🙂',
  ' padded ',
  '$1',
]

const awkwardValues = ["it's", '"; drop table victim; --', '\\', '%', 'two\nlines', '', '🙂', '$1', "''"]

/** `refusedTables` are names that a table cannot have there; a column can. */
export function describeQuoting(open: OpenAdapter, refusedTables: readonly string[]): void {
  const session = useSession(open)

  test.each(awkwardNames)('a table and a column may be called %j', async (name) => {
    const { adapter, connection, kept, rows, relation, sql } = session()
    const table = refusedTables.includes(name) ? 'a table' : name
    await connection.query(`create table ${sql(table)} as select 1 as ${adapter.quote(name)}`)
    expect(await rows(`select ${adapter.quote(name)} from ${sql(table)}`)).toEqual([[1]])
    const columns = await adapter.columnsOf(connection, relation(table))
    expect(columns.map((column) => column.name)).toEqual([kept(name)])
    const relations = await adapter.listRelations(connection, adapter.database, 'waypoint_conformance')
    expect(relations.map(({ identifier }) => identifier)).toContain(kept(table))
    await connection.query(`drop table ${sql(table)}`)
  })

  test.each(awkwardValues)('%j passes as a parameter, never as SQL', async (value) => {
    expect(await session().rows('select cast($1 as varchar)', [value])).toEqual([[value]])
  })

  test('parts that are null are left out of a rendered name', () => {
    const { adapter } = session()
    const name = { database: null, schema: null, identifier: 'a b' }
    expect(adapter.renderRelation(name)).toBe(adapter.quote('a b'))
  })
}
