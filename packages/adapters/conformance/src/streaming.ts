import type { Cell, Connection } from '@waypoint/adapter-contract'
import { beforeEach, expect, test } from 'vitest'
import { series } from './series.ts'
import { type OpenAdapter, useSession } from './session.ts'

async function read(connection: Connection, sql: string): Promise<readonly (readonly Cell[])[]> {
  const rows: (readonly Cell[])[] = []
  for await (const batch of connection.stream?.(sql) ?? []) rows.push(...batch.rows)
  return rows
}

export function describeStreaming(open: OpenAdapter): void {
  const session = useSession(open)

  beforeEach((context) => {
    const { adapter, connection } = session()
    if (connection.stream === undefined) context.skip(`${adapter.type} reads results as a whole`)
  })

  const numbers = `select i, i * 2 as twice from (${series(5)}) as numbers order by i`

  test('all rows come, in their order and in several batches that name the columns', async () => {
    const { connection } = session()
    const sizes: number[] = []
    for await (const { columns, rows } of connection.stream?.(numbers) ?? []) {
      expect(columns.map(({ name }) => name)).toEqual(['i', 'twice'])
      sizes.push(rows.length)
    }
    expect(sizes.length).toBeGreaterThan(1)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(100_000)
    expect((await read(connection, numbers)).at(-1)).toEqual([100_000, 200_000])
  })

  test('no rows are no rows', async () => {
    expect(await read(session().connection, 'select 1 as id where 1 = 0')).toEqual([])
  })

  test('given up half-way, the connection works on', async () => {
    const { connection, rows } = session()
    for await (const batch of connection.stream?.(numbers) ?? []) {
      expect(batch.rows[0]).toEqual([1, 2])
      break
    }
    expect(await rows('select 1')).toEqual([[1]])
    expect(await read(connection, 'select 2 as id')).toEqual([[2]])
  })

  test('a mistake is an error like any other', async () => {
    const { connection, rows } = session()
    await expect(read(connection, 'select * from no_such_table')).rejects.toMatchObject({
      code: 'missing-relation',
    })
    expect(await rows('select 1')).toEqual([[1]])
  })

  test('inside a transaction it sees what the transaction wrote, and leaves it open', async (context) => {
    const { adapter, connection, rows, sql } = session()
    if (!adapter.capabilities.transactions) context.skip(`${adapter.type} declares no transactions`)
    await connection.query(`create table ${sql('streamed')} (id integer)`)
    await connection.begin()
    await connection.query(`insert into ${sql('streamed')} values (1)`)
    expect(await read(connection, `select id from ${sql('streamed')}`)).toEqual([[1]])
    await connection.rollback()
    expect(await rows(`select id from ${sql('streamed')}`)).toEqual([])
  })
}
