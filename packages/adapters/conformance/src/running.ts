import { beforeEach, describe, expect, test } from 'vitest'
import { endless, series } from './series.ts'
import { type OpenAdapter, useSession } from './session.ts'

export function describeRunning(open: OpenAdapter): void {
  const session = useSession(open)

  describe('cancelling', () => {
    beforeEach((context) => {
      const { adapter } = session()
      if (!adapter.capabilities.cancel) context.skip(`${adapter.type} cannot cancel a query`)
    })

    test('a running query rejects, and the connection works on', async () => {
      const { adapter, connection, rows } = session()
      const running = connection.query(endless)
      setTimeout(() => adapter.cancel(connection), 50)
      await expect(running).rejects.toMatchObject({ code: 'query-cancelled' })
      expect(await rows('select 1')).toEqual([[1]])
    })

    test('by a signal, also one raised before the query began', async () => {
      const { connection } = session()
      const controller = new AbortController()
      const running = connection.query(endless, { signal: controller.signal })
      setTimeout(() => controller.abort(), 50)
      await expect(running).rejects.toMatchObject({ code: 'query-cancelled' })
      const late = connection.query('select 1', { signal: controller.signal })
      await expect(late).rejects.toMatchObject({ code: 'query-cancelled' })
    })

    test('when nothing runs it does nothing', async () => {
      const { adapter, connection, rows } = session()
      adapter.cancel(connection)
      expect(await rows('select 1')).toEqual([[1]])
    })
  })

  test('calls on one connection run one after the other', async () => {
    const { connection, rows, sql } = session()
    await connection.query(`create table ${sql('log')} (id integer)`)
    await Promise.all([1, 2, 3].map((id) => connection.query(`insert into ${sql('log')} values (${id})`)))
    expect(await rows(`select id from ${sql('log')} order by id`)).toEqual([[1], [2], [3]])
  })

  test('several connections write different tables at once', async (context) => {
    const { adapter, rows, sql } = session()
    if (!adapter.capabilities.concurrentWrites) context.skip(`${adapter.type} writes one table at a time`)
    const names = Array.from({ length: 8 }, (_, index) => `parallel_${index}`)
    await Promise.all(
      names.map(async (name) => {
        const connection = await adapter.connect()
        await connection.query(`create table ${sql(name)} as ${series(4)}`)
        await connection.close()
      }),
    )
    const counts = await Promise.all(names.map((name) => rows(`select count(*) from ${sql(name)}`)))
    expect(counts).toEqual(names.map(() => [[10000]]))
  })

  test('as many connections as threads, opened at once, each with its own work', async (context) => {
    const { adapter } = session()
    if (!adapter.capabilities.concurrentWrites) context.skip(`${adapter.type} writes one table at a time`)
    const connections = await Promise.all(Array.from({ length: 12 }, () => adapter.connect()))
    const answers = await Promise.all(connections.map((each, index) => each.query(`select ${index} as n`)))
    expect(answers.map(({ rows }) => rows)).toEqual(connections.map((_, index) => [[index]]))
    await Promise.all(connections.map((each) => each.close()))
  })

  test('a closed connection says so, and closing twice is no error', async () => {
    const connection = await session().adapter.connect()
    await connection.close()
    await connection.close()
    await expect(connection.query('select 1')).rejects.toMatchObject({ code: 'connection-closed' })
  })
}
