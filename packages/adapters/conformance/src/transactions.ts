import { beforeEach, expect, test } from 'vitest'
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
