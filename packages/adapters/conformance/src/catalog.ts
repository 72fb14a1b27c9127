import { expect, test } from 'vitest'
import { type OpenAdapter, schema, useSession } from './session.ts'

export function describeCatalog(open: OpenAdapter): void {
  const session = useSession(open)

  test('relations of a schema with their types, and of no other schema', async () => {
    const { adapter, connection, sql } = session()
    await connection.query(`create table ${sql('a_table')} as select 1 as id`)
    await connection.query(`create view ${sql('a_view')} as select * from ${sql('a_table')}`)
    const relations = await adapter.listRelations(connection, adapter.database, schema)
    expect(Object.fromEntries(relations.map(({ identifier, type }) => [identifier, type]))).toEqual({
      a_table: 'table',
      a_view: 'view',
    })
    expect(relations.every((relation) => relation.schema === schema)).toBe(true)
    expect(await adapter.listRelations(connection, null, 'no_such_schema')).toEqual([])
  })

  test('schemas', async () => {
    const { adapter, connection } = session()
    expect(await adapter.listSchemas(connection, adapter.database)).toContain(schema)
    expect(await adapter.listSchemas(connection, null)).toContain(schema)
  })

  test('columns in their order, of tables and views; none of what is not there', async () => {
    const { adapter, connection, kept, relation, sql } = session()
    await connection.query(`create table ${sql('wide')} (b integer, a varchar, "C d" timestamp)`)
    await connection.query(`create view ${sql('narrow')} as select a from ${sql('wide')}`)
    const columns = await adapter.columnsOf(connection, relation('wide'))
    expect(columns.map(({ name }) => name)).toEqual(['b', 'a', kept('C d')])
    expect(columns.every(({ dataType }) => dataType !== '')).toBe(true)
    expect((await adapter.columnsOf(connection, relation('narrow'))).map(({ name }) => name)).toEqual(['a'])
    expect(await adapter.columnsOf(connection, relation('nothing'))).toEqual([])
  })

  test('a view that no longer works does not hide the other relations', async () => {
    const { adapter, connection, relation, sql } = session()
    await connection.query(`create table ${sql('base')} as select 1 as id`)
    await connection.query(`create view ${sql('broken')} as select id from ${sql('base')}`)
    // Some databases let a view outlive what it reads, and know no cascade.
    await connection
      .query(`drop table ${sql('base')} cascade`)
      .catch(() => connection.query(`drop table ${sql('base')}`))
    await connection.query(`create table ${sql('sound')} as select 1 as id`)
    const relations = await adapter.listRelations(connection, adapter.database, schema)
    expect(relations.map(({ identifier }) => identifier)).toContain('sound')
    expect(await adapter.columnsOf(connection, relation('sound'))).toHaveLength(1)
  })

  test('columns of a temporary table, which has no schema of its own', async (context) => {
    const { adapter, connection } = session()
    if (!adapter.capabilities.temporaryTables) context.skip(`${adapter.type} declares no temporary tables`)
    await connection.query('create temporary table scratch_pad as select 1 as x, 2 as y')
    const name = { database: null, schema: null, identifier: 'scratch_pad' }
    expect((await adapter.columnsOf(connection, name)).map((column) => column.name)).toEqual(['x', 'y'])
  })
}
