import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { expect, test } from 'vitest'
import { createBindings } from '../sql/bindings.ts'
import { createPlaces } from '../version/places.ts'
import type { Relation } from '../version/reader.ts'
import { customerRows } from './customer-rows.ts'

/** 1,000 customers of 250 rows one after the other, then 20,000 rows that came day by day, each of another customer. */
const visits = `create table visits as
  select 'c' || (n // 250) as customer_id, n from range(250000) as t(n)
  union all select 'c' || (n % 1000), 250000 + n from range(20000) as t(n)`

test('rows of one customer are those that a plain comparison finds, whether their places are known or not', async () => {
  const adapter = await duckdbFactory.open({ type: 'duckdb', path: ':memory:' }, { rootDir: '.', threads: 1 })
  const connection = await adapter.connect()
  await connection.query(visits)
  const columns = ['customer_id', 'n'].map((name) => ({ name, type: 'VARCHAR', key: name }))
  const relations = new Map<string, Relation>([
    ['main.visits', { name: 'main.visits', sql: 'visits', rows: 270_000, columns }],
  ])
  const result = ({ sql, parameters }: { readonly sql: string; readonly parameters: readonly unknown[] }) =>
    connection.query(sql, { parameters: parameters as string[] })
  const placesOf = createPlaces({ relations, result })
  const sums = async (id: string): Promise<unknown> => {
    const bindings = createBindings()
    const rows = customerRows(
      { relations, placesOf },
      { id, bindings, relation: 'main.visits', columns: 'n' },
    )
    const { rows: found } = await result({
      sql: `select count(*), sum(n)::double from (${rows})`,
      parameters: bindings.values,
    })
    return found[0]
  }
  const ids = ['c0', 'c499', 'c999', 'nobody']
  const before = await Promise.all(ids.map(sums))
  expect(before[1]).toEqual([270, expect.any(Number)])
  await expect.poll(() => placesOf('main.visits')).not.toBeNull()
  expect(await Promise.all(ids.map(sums))).toEqual(before)
  expect(placesOf('main.visits')?.of('c0')).toMatchObject({ rows: 270, isShared: true })
  expect(placesOf('main.visits')?.of('c0').ranges?.length).toBeLessThanOrEqual(4)
  expect(placesOf('main.visits')?.of('nobody').ranges).toEqual([])
  await adapter.close()
})
