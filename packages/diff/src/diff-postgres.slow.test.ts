import { startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import { postgresFactory } from '@waypoint/adapter-postgres'
import { expect, test } from 'vitest'
import { diffRelation } from './diff-relation.ts'

test('on PostgreSQL the same is told, of two schemas of one database', async () => {
  const server = await startPostgres()
  const adapter = await postgresFactory.open({ ...server.credentials }, { rootDir: '', threads: 1 })
  const connection = await adapter.connect()
  try {
    await connection.query(`
      create schema prod; create schema dev;
      create table prod.orders as select i as id, i * 1.5 as amount, 'x' as note from generate_series(1, 3000) t(i);
      create table dev.orders as select id, case when id = 7 then null else amount end as amount, true as checked
        from prod.orders where id <> 9 union all select 9999, 1, false`)
    const pair = { name: 'orders', before: side('prod'), after: side('dev') }
    const keyed = await diffRelation({ ...pair, key: ['id'] }, { adapter, connection })
    expect(keyed).toMatchObject({
      status: 'changed',
      rowsBefore: 3000,
      rowsAfter: 3000,
      schema: { added: [{ name: 'checked' }], removed: [{ name: 'note' }] },
      rows: { added: 1, removed: 1, changed: 1, cells: [{ column: 'amount', changed: 1 }] },
    })
    expect(keyed.samples[0]).toEqual({
      kind: 'changed',
      row: { id: '7' },
      cells: [{ column: 'amount', before: '10.5', after: null }],
    })
    const whole = await diffRelation(pair, { adapter, connection })
    expect(whole.rows).toEqual({ added: 2, removed: 2, changed: 0, cells: [] })
  } finally {
    await connection.close()
    await adapter.close()
    await server.stop()
  }
})

function side(schema: string) {
  return { relation: { database: null, schema, identifier: 'orders' } }
}
