import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { manifestOf } from '../test-manifest.ts'
import { parseCriterion } from './criterion.ts'
import { select, type SelectOptions } from './select.ts'

/** source → stg_orders, stg_customers → orders → revenue, with tests and an exposure. */
const MANIFEST = manifestOf(
  {
    'source.shop.crm.orders': [],
    'seed.shop.countries': [],
    'model.shop.staging.stg_orders': ['source.shop.crm.orders'],
    'model.shop.staging.stg_customers': ['seed.shop.countries'],
    'model.shop.marts.orders': ['model.shop.staging.stg_orders', 'model.shop.staging.stg_customers'],
    'model.shop.marts.revenue': ['model.shop.marts.orders'],
    'test.shop.unique_orders': ['model.shop.marts.orders'],
    'test.shop.relationships_orders': ['model.shop.marts.orders', 'model.shop.staging.stg_customers'],
    'exposure.shop.weekly': ['model.shop.marts.revenue'],
    'model.crm.accounts': [],
    'model.shop.plans.v1': [],
    'model.shop.plans.v2': [],
  },
  {
    'model.shop.staging.stg_orders': { tags: ['nightly', 'raw'], config: { materialized: 'view' } },
    'model.shop.marts.orders': {
      tags: ['nightly'],
      config: { materialized: 'table', meta: { owner: 'finance' }, group: 'finance', severity: 'WARN' },
      access: 'public',
      patch_path: 'shop://models/marts/schema.yml',
    },
    'test.shop.unique_orders': { config: { severity: 'WARN' } },
    'model.shop.plans.v1': { name: 'plans', version: 1, latest_version: 2 },
    'model.shop.plans.v2': { name: 'plans', version: 2, latest_version: 2 },
  },
)

const names = (options: SelectOptions): readonly string[] =>
  select(MANIFEST, options).selected.map((id) => id.split('.').slice(2).join('.'))

const MODELS = ['model', 'seed', 'source', 'exposure']

const ids = (options: SelectOptions): ReadonlySet<string> =>
  new Set(select(MANIFEST, { indirectSelection: 'empty', ...options }).selected)

describe('a selector names', () => {
  test.each<[string, readonly string[]]>([
    ['orders', ['marts.orders']],
    ['shop.marts', ['marts.orders', 'marts.revenue']],
    ['marts.*', ['marts.orders', 'marts.revenue']],
    ['stg_*', ['staging.stg_orders', 'staging.stg_customers']],
    ['plans', ['plans.v1', 'plans.v2']],
    ['plans.v1', ['plans.v1']],
    ['plans_v2', ['plans.v2']],
    ['tag:nightly', ['staging.stg_orders', 'marts.orders']],
    ['tag:night*', ['staging.stg_orders', 'marts.orders']],
    ['tag:nightly,tag:raw', ['staging.stg_orders']],
    ['tag:raw revenue', ['staging.stg_orders', 'marts.revenue']],
    ['path:models/marts', ['marts.orders', 'marts.revenue']],
    ['models/marts/orders.sql', ['marts.orders']],
    ['models/marts/schema.yml', ['marts.orders']],
    ['models/*/stg_*.sql', ['staging.stg_orders', 'staging.stg_customers']],
    ['orders.sql', ['crm.orders', 'marts.orders']],
    ['file:revenue', ['marts.revenue']],
    ['package:crm', ['accounts']],
    ['package:this,orders', ['marts.orders']],
    ['config.materialized:view', ['staging.stg_orders']],
    ['config.meta.owner:finance', ['marts.orders']],
    ['config.severity:warn', ['marts.orders']],
    ['resource_type:seed', ['countries']],
    ['source:crm', ['crm.orders']],
    ['source:shop.crm.orders', ['crm.orders']],
    ['source:crm.orders+1', ['crm.orders', 'staging.stg_orders']],
    ['exposure:weekly', ['weekly']],
    [
      '+exposure:weekly',
      [
        'crm.orders',
        'countries',
        'staging.stg_orders',
        'staging.stg_customers',
        'marts.orders',
        'marts.revenue',
        'weekly',
      ],
    ],
    ['group:finance', ['marts.orders']],
    ['access:public', ['marts.orders']],
    ['version:latest', ['plans.v2']],
    ['version:old', ['plans.v1']],
    ['1+orders', ['staging.stg_orders', 'staging.stg_customers', 'marts.orders']],
    ['stg_orders+1', ['staging.stg_orders', 'marts.orders']],
    ['stg_orders+', ['staging.stg_orders', 'marts.orders', 'marts.revenue', 'weekly']],
    [
      '@stg_orders',
      [
        'crm.orders',
        'countries',
        'staging.stg_orders',
        'staging.stg_customers',
        'marts.orders',
        'marts.revenue',
        'weekly',
      ],
    ],
  ])('%s', (selector, expected) => {
    expect([...names({ select: [selector], resourceTypes: MODELS })].toSorted()).toEqual(
      [...expected].toSorted(),
    )
  })

  test('dependencies come first', () => {
    expect(names({ select: ['+revenue'], resourceTypes: ['model'] })).toEqual([
      'staging.stg_customers',
      'staging.stg_orders',
      'marts.orders',
      'marts.revenue',
    ])
  })

  test('everything when nothing is given', () => {
    expect(select(MANIFEST).selected).toHaveLength(12)
  })

  test('nothing of what is excluded', () => {
    expect(names({ exclude: ['package:shop'] })).toEqual(['accounts'])
  })
})

describe('tests come along with what they test', () => {
  test.each<[NonNullable<SelectOptions['indirectSelection']>, string, readonly string[]]>([
    ['eager', 'orders', ['unique_orders', 'relationships_orders']],
    ['cautious', 'orders', ['unique_orders']],
    ['cautious', 'orders stg_customers', ['unique_orders', 'relationships_orders']],
    ['buildable', 'orders', ['unique_orders', 'relationships_orders']],
    ['buildable', 'stg_customers', []],
    ['empty', 'orders', []],
    ['empty', 'test_name:unique', ['unique_orders']],
  ])('%s: %s', (indirectSelection, selector, expected) => {
    const options = { select: [selector], indirectSelection, resourceTypes: ['test'] }
    expect([...names(options)].toSorted()).toEqual([...expected].toSorted())
  })

  test('test_type', () => {
    expect(names({ select: ['test_type:generic'] })).toHaveLength(2)
    expect(names({ select: ['test_type:singular'] })).toEqual([])
  })
})

describe('a selector that names nothing', () => {
  test.each([
    ['ordrs', 'Did you mean orders?'],
    ['tag:nightli', 'Did you mean tag:nightly?'],
    ['source:crm.ordes', 'Did you mean source:crm.orders?'],
    ['models/mart', 'Did you mean path:models/marts?'],
    ['zzzzzzz', 'waypoint ls prints everything that can be selected.'],
  ])('%s is a warning: %s', (selector, hint) => {
    const { selected, warnings } = select(MANIFEST, { select: [selector] })
    expect(selected).toEqual([])
    expect(warnings.map((warning) => warning.hint)).toEqual([hint])
  })

  test.each([
    ['tga:nightly', 'unknown-selector-method', 'Did you mean tag:nightly?'],
    ['@orders+', 'invalid-selector', '@ already includes'],
    ['source:a.b.c.d', 'invalid-selector', 'source:name.table'],
    ['test_type:x', 'invalid-selector', 'generic, singular'],
    ['+', 'invalid-selector', 'Write a name'],
  ])('%s is a mistake', (selector, code, hint) => {
    expect(() => select(MANIFEST, { select: [selector] })).toThrow(
      expect.objectContaining({ code, hint: expect.stringContaining(hint) }),
    )
  })
})

describe('selections obey the laws of sets', () => {
  const words = [
    'orders',
    'tag:nightly',
    'staging.*',
    '+revenue',
    'stg_orders+',
    '@stg_customers',
    'package:crm',
  ]
  const word = fc.constantFrom(...words)

  test('a union is all of both', () => {
    fc.assert(
      fc.property(word, word, (left, right) => {
        const both = new Set([...ids({ select: [left] }), ...ids({ select: [right] })])
        expect(ids({ select: [left, right] })).toEqual(both)
        expect(ids({ select: [`${left} ${right}`] })).toEqual(both)
      }),
    )
  })

  test('an intersection is what both have, in either order', () => {
    fc.assert(
      fc.property(word, word, (left, right) => {
        const second = ids({ select: [right] })
        const common = new Set([...ids({ select: [left] })].filter((id) => second.has(id)))
        expect(ids({ select: [`${left},${right}`] })).toEqual(common)
        expect(ids({ select: [`${right},${left}`] })).toEqual(common)
      }),
    )
  })

  test('exclude takes away, and select and exclude of the same leave nothing', () => {
    fc.assert(
      fc.property(word, word, (left, right) => {
        const second = ids({ select: [right] })
        const rest = new Set([...ids({ select: [left] })].filter((id) => !second.has(id)))
        expect(ids({ select: [left], exclude: [right] })).toEqual(rest)
        expect(ids({ select: [left], exclude: [left] }).size).toBe(0)
      }),
    )
  })

  test('a term is read back as it was written', () => {
    const depth = fc.option(fc.nat({ max: 9 }), { nil: null })
    const method = fc.constantFrom('', 'tag:', 'config.meta.owner:')
    fc.assert(
      fc.property(depth, depth, method, (parents, children, prefix) => {
        const text = `${parents === null ? '' : `${parents}+`}${prefix}x${children === null ? '' : `+${children}`}`
        expect(parseCriterion(text)).toMatchObject({ parents, children, value: 'x' })
      }),
    )
  })
})
