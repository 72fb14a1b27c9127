import { type Manifest, WaypointError } from '@waypoint/contracts'
import { expect, test } from 'vitest'
import { findColumn } from './find-column.ts'

const inputs = { sources: [], isCopy: false }
const graph = new Map([
  ['model.shop.orders', new Map([['amount', inputs]])],
  ['source.shop.till.orders', new Map([['cents', inputs]])],
])
const manifest = {
  nodes: { 'model.shop.orders': { name: 'orders', schema: 'marts', alias: 'orders' } },
  sources: {
    'source.shop.till.orders': {
      source_name: 'till',
      name: 'orders',
      schema: 'raw_till',
      identifier: 'orders',
    },
  },
} as unknown as Manifest

test.each([
  ['orders.amount', 'model.shop.orders', 'amount'],
  ['marts.orders.AMOUNT', 'model.shop.orders', 'amount'],
  ['model.shop.orders.amount', 'model.shop.orders', 'amount'],
  ['raw_till.orders.cents', 'source.shop.till.orders', 'cents'],
  ['till.orders', 'source.shop.till.orders', null],
  ['orders', 'model.shop.orders', null],
])('%s is found', (text, node, column) => {
  expect(findColumn(text, graph, manifest)).toEqual({ node, column })
})

test.each([
  ['order.amount', "There is no model or source for 'order.amount'. Did you mean 'orders'?"],
  ['orders.amuont', "There is no column orders.amuont. Did you mean 'amount'?"],
  ['orders.x', 'There is no column orders.x. There are amount.'],
])('%s is explained', (text, expected) => {
  let said = ''
  try {
    findColumn(text, graph, manifest)
  } catch (error) {
    if (error instanceof WaypointError) said = `${error.message} ${error.hint ?? ''}`
  }
  expect(said).toBe(expected)
})
