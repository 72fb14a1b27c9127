import { describe, expect, test } from 'vitest'
import { injectCtes } from './inject-ctes.ts'

const ctes = [
  { uniqueId: 'model.p.a', sql: ' __dbt__cte__a as (\nselect 1\n)' },
  { uniqueId: 'model.p.b', sql: ' __dbt__cte__b as (\nselect 2\n)' },
]
const list = ' __dbt__cte__a as (\nselect 1\n),  __dbt__cte__b as (\nselect 2\n)'

const cases: readonly (readonly [name: string, sql: string, expected: string])[] = [
  ['a plain query', 'select * from x', `with ${list} select * from x`],
  [
    'a query with CTEs of its own',
    'with x as (select 1) select * from x',
    `with ${list}, x as (select 1) select * from x`,
  ],
  ['upper case', '\n  WITH x as (select 1) select 1', `\n  WITH ${list}, x as (select 1) select 1`],
  [
    'recursion',
    'with recursive t as (select 1) select 1',
    `with recursive ${list}, t as (select 1) select 1`,
  ],
  [
    'comments before',
    '-- with a note\n/* with */ with x as (select 1) select 1',
    `-- with a note\n/* with */ with ${list}, x as (select 1) select 1`,
  ],
  ['a name that begins with with', 'select 1 as x from without', `with ${list} select 1 as x from without`],
  ['with_suffix is not with', 'with_x', `with ${list} with_x`],
]

describe('injectCtes', () => {
  test.each(cases)('%s', (_name, sql, expected) => {
    expect(injectCtes(sql, ctes)).toBe(expected)
  })

  test('without CTEs the query stays as it is', () => {
    expect(injectCtes(' select 1', [])).toBe(' select 1')
  })
})
