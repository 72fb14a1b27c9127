import { beforeEach, expect, test } from 'vitest'
import { type OpenAdapter, useSession } from './session.ts'

export function describeTemporaryTables(open: OpenAdapter): void {
  const session = useSession(open)

  beforeEach((context) => {
    const { adapter } = session()
    if (!adapter.capabilities.temporaryTables) context.skip(`${adapter.type} declares no temporary tables`)
  })

  test('one connection does not see what another keeps for itself', async () => {
    const { adapter, connection } = session()
    const other = await adapter.connect()
    await connection.query('create temporary table private_notes as select 1 as id')
    await other.query('create temporary table private_notes as select 2 as id')
    expect((await connection.query('select id from private_notes')).rows).toEqual([[1]])
    expect((await other.query('select id from private_notes')).rows).toEqual([[2]])
    await connection.query('drop table private_notes')
    await other.close()
  })

  test('it is gone with its connection, whoever connects next', async () => {
    const { adapter } = session()
    const first = await adapter.connect()
    await first.query('create temporary table passing_notes as select 1 as id')
    await first.close()
    const next = await adapter.connect()
    await expect(next.query('select * from passing_notes')).rejects.toMatchObject({
      code: 'missing-relation',
    })
    await next.close()
  })

  test('schemas of temporary tables are not listed', async () => {
    const { adapter, connection } = session()
    await connection.query('create temporary table unlisted as select 1 as id')
    const schemas = await adapter.listSchemas(connection, null)
    const relations = await Promise.all(schemas.map((each) => adapter.listRelations(connection, null, each)))
    expect(relations.flat().map(({ identifier }) => identifier)).not.toContain('unlisted')
    await connection.query('drop table unlisted')
  })
}
