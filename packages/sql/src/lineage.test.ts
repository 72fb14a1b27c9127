import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ColumnInputs, walkColumns } from './graph/column-graph.ts'
import { queryLineage } from './lineage/query-lineage.ts'
import type { Catalog } from './lineage/table-columns.ts'
import { parseTree, treeQuery } from './tree/parse-tree.ts'

let instance: DuckDBInstance
let connection: DuckDBConnection

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:')
  connection = await instance.connect()
})

afterAll(() => {
  connection.closeSync()
  instance.closeSync()
})

const TABLES: Readonly<Record<string, readonly string[]>> = {
  orders: ['id', 'customer_id', 'amount', 'details'],
  customers: ['id', 'name', 'segment'],
}

const catalog: Catalog = ({ name }) => ({ table: name, columns: TABLES[name] ?? null })

/** `total<-orders.amount,orders.tax`; `=` instead of `<-` where the value is unchanged. */
async function lineage(sql: string): Promise<string> {
  const json = (await connection.runAndReadAll(treeQuery, [sql])).getRows()[0]?.[0]
  const { columns } = queryLineage(parseTree(String(json)), catalog)
  return columns
    .map(({ name, sources, isCopy }) =>
      [
        name,
        isCopy ? '=' : '<-',
        sources
          .map(({ table, column }) => `${table}.${column}`)
          .toSorted()
          .join(),
      ].join(''),
    )
    .join(' ')
}

test.each([
  ['a column', 'select amount, id as order_id from orders', 'amount=orders.amount order_id=orders.id'],
  ['an expression', 'select amount * 2 + id as x, 1 as one from orders', 'x<-orders.amount,orders.id one<-'],
  ['a cast', 'select cast(amount as text) as x from orders', 'x<-orders.amount'],
  [
    'qualified columns of a join',
    'select o.amount, c.name from orders o join customers c on o.customer_id = c.id',
    'amount=orders.amount name=customers.name',
  ],
  [
    'a star through CTEs',
    'with a as (select * from customers), b as (select * from a) select * from b',
    'id=customers.id name=customers.name segment=customers.segment',
  ],
  [
    'a star without, with others in place, and renamed',
    'select * exclude (id) replace (upper(name) as name) rename (segment as size) from customers',
    'name<-customers.name size=customers.segment',
  ],
  [
    'the star of one table',
    'select c.* from orders o, customers c',
    'id=customers.id name=customers.name segment=customers.segment',
  ],
  [
    'a join with using, whose column is there once',
    'select * from customers join (select id, amount from orders) as o using (id)',
    'id=customers.id name=customers.name segment=customers.segment amount=orders.amount',
  ],
  [
    'a CTE that hides a table',
    'with orders as (select name as amount from customers) select amount from orders',
    'amount=customers.name',
  ],
  [
    'a table whose columns nobody knows',
    'with s as (select * from somewhere) select s.thing, other from s',
    'thing=somewhere.thing other=somewhere.other',
  ],
  [
    'a union',
    'select id from orders union all select segment from customers',
    'id=customers.segment,orders.id',
  ],
  [
    'a union by name',
    'select id, amount from orders union all by name select name, id from customers',
    'id=customers.id,orders.id amount=orders.amount name=customers.name',
  ],
  [
    'windows and filters',
    'select sum(amount) filter (where customer_id > 1) over (partition by id) as x from orders',
    'x<-orders.amount,orders.customer_id,orders.id',
  ],
  [
    'a subquery that reads the query around it',
    'select (select max(amount + c.id) from orders) as most from customers c',
    'most<-customers.id,orders.amount',
  ],
  [
    'a lambda, whose name is no column',
    'select list_transform(details, d -> d + amount) as x from orders',
    'x<-orders.amount,orders.details',
  ],
  [
    'an earlier column of the same list',
    'select amount * 2 as twice, twice + id as more from orders',
    'twice<-orders.amount more<-orders.amount,orders.id',
  ],
  [
    'a field of a column',
    'select o.details.city, details.zip as zip from orders o',
    'city<-orders.details zip<-orders.details',
  ],
  [
    'a list unrolled beside its table',
    'select d.part from orders o, unnest(o.details) as d(part)',
    'part<-orders.details',
  ],
  [
    'a lateral subquery',
    'select x.y from orders o, lateral (select o.amount + 1 as y) x',
    'y<-orders.amount',
  ],
  [
    'recursion',
    'with recursive r(n, top) as (select id, id from orders union all select r.n + 1, r.top from r) select * from r',
    'n<-orders.id top=orders.id',
  ],
  ['values', "select a, b from (values (1, 'x')) as v(a, b)", 'a<- b<-'],
  ['what is subtracted', 'select id from orders except select id from customers', 'id=orders.id'],
])('%s', async (_what, sql, expected) => {
  expect(await lineage(sql)).toBe(expected)
})

test('what is no query has no lineage', async () => {
  await expect(lineage('drop table orders')).rejects.toThrow('Only SELECT statements')
})

const graph = new Map<string, ReadonlyMap<string, ColumnInputs>>([
  ['source.raw', new Map([['cents', { sources: [], isCopy: false }]])],
  ['model.stg', new Map([['amount', { sources: [{ node: 'source.raw', column: 'cents' }], isCopy: true }]])],
  [
    'model.mart',
    new Map([
      ['total', { sources: [{ node: 'model.stg', column: 'amount' }], isCopy: false }],
      ['mean', { sources: [{ node: 'model.stg', column: 'amount' }], isCopy: false }],
    ]),
  ],
])

const names = (node: string, column: string, direction: 'up' | 'down', depth = 9) =>
  walkColumns(graph, { node, column }, { direction, depth }).map(
    (step) => `${step.depth} ${step.node}.${step.column}`,
  )

test('lineage is walked up and down, as far as asked', () => {
  expect(names('model.mart', 'TOTAL', 'up')).toEqual(['1 model.stg.amount', '2 source.raw.cents'])
  expect(names('model.mart', 'total', 'up', 1)).toEqual(['1 model.stg.amount'])
  expect(names('source.raw', 'cents', 'down')).toEqual([
    '1 model.stg.amount',
    '2 model.mart.total',
    '2 model.mart.mean',
  ])
})
