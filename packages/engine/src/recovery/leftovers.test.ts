import type { RelationName } from '@waypoint/contracts'
import { describe, expect, test } from 'vitest'
import { planNode } from '../fixtures/plan-nodes.ts'
import { keyOf, leftoversOf } from './leftovers.ts'

const orders = planNode('orders')
const relation = (identifier: string, schema = 'main'): RelationName => ({
  database: 'db',
  schema,
  identifier,
  type: 'table',
})

function found(present: readonly RelationName[], owned: readonly string[] = [], node = orders) {
  const names = new Set(owned.map((identifier) => keyOf({ schema: 'main', identifier })))
  return leftoversOf([node], { present, owned: () => names }).map(({ restore, drop }) => ({
    restore: restore?.identifier ?? null,
    drop: drop.map(({ identifier }) => identifier),
  }))
}

describe('leftoversOf', () => {
  test('nothing, where nothing is left', () => {
    expect(found([relation('orders'), relation('orders__dbt_other')])).toEqual([])
  })

  test('what was being built beside the relation is dropped', () => {
    expect(found([relation('orders'), relation('orders__dbt_tmp')])).toEqual([
      { restore: null, drop: ['orders__dbt_tmp'] },
    ])
    expect(found([relation('orders'), relation('Orders__dbt_tmp120501000001')])).toEqual([
      { restore: null, drop: ['Orders__dbt_tmp120501000001'] },
    ])
  })

  test('so is what one batch was building', () => {
    expect(found([relation('orders'), relation('orders__dbt_tmp_20240101')])).toEqual([
      { restore: null, drop: ['orders__dbt_tmp_20240101'] },
    ])
  })

  test('a relation that was moved aside and not replaced is put back', () => {
    expect(found([relation('orders__dbt_backup'), relation('orders__dbt_tmp')])).toEqual([
      { restore: 'orders__dbt_backup', drop: ['orders__dbt_tmp'] },
    ])
  })

  test('one that was replaced is dropped', () => {
    expect(found([relation('orders'), relation('orders__dbt_backup')])).toEqual([
      { restore: null, drop: ['orders__dbt_backup'] },
    ])
  })

  test('a name that was cut to fit belongs to the node whose name begins with it', () => {
    const long = { ...orders, alias: 'o'.repeat(60) }
    const cut = `${'o'.repeat(63 - '__dbt_tmp'.length)}__dbt_tmp`
    expect(found([relation(cut)], [], long)).toEqual([{ restore: null, drop: [cut] }])
  })

  test.each([
    ['of a node of that name', [relation('orders__dbt_tmp')], ['orders__dbt_tmp']],
    ['in another schema', [relation('orders__dbt_tmp', 'elsewhere')], []],
    ['that only begins alike', [relation('order__dbt_tmp'), relation('orders_2__dbt_tmp')], []],
    ['that only ends alike', [relation('my__dbt_tmp'), relation('orders__dbt_temporary')], []],
  ])('never a relation %s', (_, present, owned) => {
    expect(found(present, owned)).toEqual([])
  })
})
