import { duckdbFactory } from '@waypoint/adapter-duckdb'
import type { Manifest } from '@waypoint/contracts'
import { expect, test } from 'vitest'
import { compareTables, type Comparison } from './differing-tables.ts'
import { withSession } from './session.ts'

const MEMORY = { type: 'duckdb', path: ':memory:' }

/** A project of this table and a view of it. */
function manifestOf(schema: string, alias: string): Manifest {
  const model = (name: string, config: object) => ({
    unique_id: `model.shop.${name}`,
    resource_type: 'model',
    database: 'memory',
    schema,
    alias: name,
    config,
  })
  const nodes = {
    [`model.shop.${alias}`]: model(alias, { materialized: 'table', unique_key: 'id' }),
    'model.shop.of_it': model('of_it', { materialized: 'view' }),
  }
  return JSON.parse(JSON.stringify({ nodes })) as Manifest
}

const ROWS = `(values (1, 'one', 0.1 + 0.2e0, 'a'), (2, 'two', 2e0, 'b'), (3, null, 3e9, 'c')) as t(id, word, share, basis)`

/** Compares the rows with what the query makes of them, as the table of that name. */
function compared(query: string, name = 'marts.words'): Promise<Comparison> {
  const [schema = '', alias = ''] = name.split('.')
  const manifest = manifestOf(schema, alias)
  const created = (rows: string): string =>
    `create schema ${schema}; create table ${name} as ${rows}; create view ${schema}.of_it as select 1 as id`
  return withSession(duckdbFactory, MEMORY, async (before) => {
    await before.connection.query(created(`from ${ROWS}`))
    return withSession(duckdbFactory, MEMORY, async (after) => {
      await after.connection.query(created(query))
      return compareTables({ before: manifest, after: manifest }, { before, after })
    })
  })
}

test('equal rows in another order are equal, in tables and in views that are published', async () => {
  expect(await compared(`from ${ROWS} order by id desc`)).toEqual({
    equal: ['marts.words', 'marts.of_it'],
    differing: [],
  })
})

test.each([
  ['another value', `select * replace (if(id = 2, 'too', word) as word) from ${ROWS}`, 'word in 1'],
  [
    'a null in place of an empty text',
    `select * replace (coalesce(word, '') as word) from ${ROWS}`,
    'word in 1',
  ],
  ['a row that is missing', `from ${ROWS} where id <> 3`, '3 and 2 rows; 0 more, 1 fewer'],
  ['a row too many', `from ${ROWS} union all select 4, 'four', 4e0, 'd'`, '3 and 4 rows; 1 more'],
  ['another type', `select * replace (id::bigint as id) from ${ROWS}`, 'retyped'],
  ['a column that is missing', `select * exclude (word) from ${ROWS}`, '"removed":[{"name":"word"'],
  [
    'a float in its eighth digit',
    `select * replace (share * (1 + 1e-8) as share) from ${ROWS}`,
    'share in 3',
  ],
])('%s is told', async (_, query, told) => {
  const { equal, differing } = await compared(query)
  expect(equal).toEqual(['marts.of_it'])
  expect(differing).toEqual([expect.stringContaining(told)])
})

test('floats may differ in their last digits', async () => {
  const { differing } = await compared(`select * replace (share * (1 + 1e-13) as share) from ${ROWS}`)
  expect(differing).toEqual([])
})

test('hashes of a database are its own; words in a column of the same name are not', async () => {
  const other = `select * replace (basis || '!' as basis) from ${ROWS}`
  expect((await compared(other, 'marts.fct_usage')).differing).toEqual([])
  expect((await compared(other, 'marts.mrr_waterfall')).differing).toEqual([
    expect.stringContaining('basis in 3'),
  ])
})
