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

export function describeQuoting(open: OpenAdapter): void {
  const session = useSession(open)

  test.each(awkwardNames)('a table and a column may be called %j', async (name) => {
    const { adapter, connection, rows, relation, sql } = session()
    await connection.query(`create table ${sql(name)} as select 1 as ${adapter.quote(name)}`)
    expect(await rows(`select ${adapter.quote(name)} from ${sql(name)}`)).toEqual([[1]])
    expect((await adapter.columnsOf(connection, relation(name))).map((column) => column.name)).toEqual([name])
    const relations = await adapter.listRelations(connection, adapter.database, 'waypoint_conformance')
    expect(relations.map(({ identifier }) => identifier)).toContain(name)
    await connection.query(`drop table ${sql(name)}`)
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
