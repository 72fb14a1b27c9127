import { beforeEach, expect, test } from 'vitest'
import { endless } from './series.ts'
import { type OpenAdapter, useSession } from './session.ts'

export function describeTransactions(open: OpenAdapter): void {
  const session = useSession(open)

  beforeEach(async (context) => {
    const { adapter, connection, sql } = session()
    if (!adapter.capabilities.transactions) context.skip(`${adapter.type} declares no transactions`)
    await connection.query(`drop table if exists ${sql('t')}; create table ${sql('t')} (id integer)`)
  })

  test('what is committed stays, what is rolled back never was', async () => {
    const { connection, rows, sql } = session()
    await connection.begin()
    await connection.query(`insert into ${sql('t')} values (1)`)
    await connection.commit()
    await connection.begin()
    await connection.query(`insert into ${sql('t')} values (2)`)
    await connection.rollback()
    expect(await rows(`select id from ${sql('t')}`)).toEqual([[1]])
  })

  test('other connections do not see what is not committed', async () => {
    const { adapter, connection, sql } = session()
    const other = await adapter.connect()
    await connection.begin()
    await connection.query(`insert into ${sql('t')} values (1)`)
    expect((await other.query(`select id from ${sql('t')}`)).rows).toEqual([])
    await connection.commit()
    expect((await other.query(`select id from ${sql('t')}`)).rows).toEqual([[1]])
    await other.close()
  })

  test('after an error inside a transaction a rollback makes the connection usable again', async () => {
    const { connection, rows, sql } = session()
    await connection.begin()
    await connection.query(`insert into ${sql('t')} values (1)`)
    await expect(connection.query('select no_such_column')).rejects.toThrow()
    await connection.rollback()
    expect(await rows(`select id from ${sql('t')}`)).toEqual([])
  })

  test('a commit after an error keeps all that worked, or nothing and says so', async () => {
    const { connection, rows, sql } = session()
    await connection.begin()
    await connection.query(`insert into ${sql('t')} values (1)`)
    await expect(connection.query('select no_such_column')).rejects.toThrow()
    const refused = await connection.commit().then(
      () => null,
      (cause: unknown) => cause,
    )
    if (refused !== null) expect(refused).toMatchObject({ code: 'transaction-failed' })
    await connection.rollback().catch(() => undefined)
    expect(await rows(`select id from ${sql('t')}`)).toEqual(refused === null ? [[1]] : [])
  })

  test('what is created, changed and dropped in a transaction is undone with it', async (context) => {
    const { adapter, connection, rows, sql } = session()
    if (!adapter.capabilities.transactionalDdl) context.skip(`${adapter.type} has no transactional DDL`)
    await connection.query(`create view ${sql('seen')} as select 1 as id`)
    await connection.begin()
    await connection.query(`create table ${sql('never')} as select 1 as id`)
    await connection.query(`alter table ${sql('t')} add column more integer`)
    await connection.query(`drop view ${sql('seen')}`)
    await connection.rollback()
    const relations = await adapter.listRelations(connection, null, 'waypoint_conformance')
    expect(relations.map(({ identifier }) => identifier).toSorted()).toEqual(['seen', 't'])
    expect(await rows(`select * from ${sql('t')}`)).toEqual([])
  })

  test('a connection closed inside a transaction keeps nothing, and the next one starts afresh', async () => {
    const { adapter, rows, sql } = session()
    const leaving = await adapter.connect()
    await leaving.begin()
    await leaving.query(`insert into ${sql('t')} values (1)`)
    await leaving.close()
    const next = await adapter.connect()
    await next.begin()
    await next.query(`insert into ${sql('t')} values (2)`)
    await next.commit()
    await next.close()
    expect(await rows(`select id from ${sql('t')}`)).toEqual([[2]])
  })

  test('a cancelled statement leaves a transaction that can be rolled back', async (context) => {
    const { adapter, connection, rows, sql } = session()
    if (!adapter.capabilities.cancel) context.skip(`${adapter.type} cannot cancel a query`)
    await connection.begin()
    await connection.query(`insert into ${sql('t')} values (1)`)
    const running = connection.query(endless)
    setTimeout(() => adapter.cancel(connection), 50)
    await expect(running).rejects.toMatchObject({ code: 'query-cancelled' })
    await connection.rollback()
    expect(await rows(`select id from ${sql('t')}`)).toEqual([])
  })

  test('a swap by rename is one step', async (context) => {
    const { adapter, connection, rows, sql } = session()
    const { transactionalDdl, renameRelation } = adapter.capabilities
    if (!transactionalDdl || !renameRelation) context.skip(`${adapter.type} has no transactional rename`)
    await connection.query(`create table ${sql('next')} as select 7 as id`)
    const swap = async (): Promise<void> => {
      await connection.begin()
      await connection.query(`drop table ${sql('t')}`)
      await connection.query(`alter table ${sql('next')} rename to t`)
    }
    await swap()
    await connection.rollback()
    expect(await rows(`select id from ${sql('t')}`)).toEqual([])
    await swap()
    await connection.commit()
    expect(await rows(`select id from ${sql('t')}`)).toEqual([[7]])
  })
}
