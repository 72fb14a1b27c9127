import type { Manifest } from '@waypoint/contracts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { select } from '../selection/select.ts'
import { manifestOf } from '../test-manifest.ts'
import { compareManifests } from './compare-manifests.ts'

type Details = Readonly<Record<string, unknown>>

const ORDERS = 'model.shop.orders'

const NODE: Details = {
  raw_code: 'select 1',
  description: '',
  columns: {},
  constraints: [],
  contract: { enforced: false },
  unrendered_config: {},
  access: 'protected',
}

const MACROS = {
  'macro.shop.cents': macro('cents', [], 'x / 100'),
  'macro.shop.money': macro('money', ['macro.shop.cents']),
  'macro.dbt.concat': macro('concat', []),
}

function macro(name: string, calls: readonly string[], sql = ''): Details {
  const package_name = name === 'concat' ? 'dbt' : 'shop'
  return { name, package_name, macro_sql: sql, depends_on: { macros: calls } }
}

/** One model with what a test says of it, and macros of the project and of the engine. */
function projectWith(details: Details, macros: Details = {}): Manifest {
  const manifest = manifestOf({ [ORDERS]: [] }, { [ORDERS]: { ...NODE, ...details } })
  return { ...manifest, macros: { ...MACROS, ...macros } as unknown as Manifest['macros'] }
}

function explain(before: Manifest, now: Manifest): readonly string[] {
  return (compareManifests(now, before).changes.get(ORDERS) ?? []).map(({ kind, text }) => `${kind}: ${text}`)
}

const config = (values: Details): Details => ({ unrendered_config: values })

const contract = (columns: Details, further: Details = {}): Details => ({
  contract: { enforced: true },
  config: { materialized: 'table' },
  columns,
  ...further,
})

const column = (name: string, data_type: string, constraints: readonly unknown[] = []): Details => ({
  [name]: { name, data_type, constraints, description: '' },
})

const calls = (...macros: readonly string[]): Details => ({ depends_on: { nodes: [], macros } })

describe('a change is explained', () => {
  test.each<[Details, Details, readonly string[]]>([
    [{}, {}, []],
    [{}, { raw_code: 'select 2' }, ['body: body changed']],
    [
      config({ materialized: 'view' }),
      config({ materialized: 'table' }),
      ['configs: config materialized changed from view to table'],
    ],
    [{}, config({ meta: { owner: 'a' } }), ['configs: config meta changed from nothing to {"owner":"a"}']],
    [config({ meta: { a: 1, b: 2 } }), config({ meta: { b: 2, a: 1 } }), []],
    [config({ post_hook: 'analyze' }), config({ 'post-hook': ['analyze'] }), []],
    [config({ tags: ['a'] }), config({ tags: ['b'], group: 'finance' }), []],
    [{}, config({ schema: 'marts' }), ['relation: schema changed from nothing to marts']],
    // Another target renders another schema: what is written is the same.
    [{ schema: 'dev_marts' }, { schema: 'prod_marts' }, []],
    [{}, { description: 'Orders' }, []],
    [
      { config: { persist_docs: { relation: true } } },
      { config: { persist_docs: { relation: true } }, description: 'Orders' },
      ['persisted_descriptions: description changed'],
    ],
    [
      { config: { persist_docs: { columns: true } } },
      { config: { persist_docs: { columns: true } }, columns: { id: { description: 'Key' } } },
      ['persisted_descriptions: description of column id changed'],
    ],
    [{}, { fqn: ['shop', 'marts', 'orders'] }, ['definition: moved to another folder or name']],
    [{}, { access: 'private' }, ['definition: access changed from protected to private']],
    [{ latest_version: 1 }, { latest_version: 2 }, ['definition: latest version changed from 1 to 2']],
    [{}, contract(column('id', 'int')), ['contract: contract is enforced now']],
    [
      contract(column('id', 'int')),
      contract({ ...column('id', 'int'), ...column('at', 'date') }),
      ['contract: columns or constraints of the contract changed'],
    ],
    [contract(column('id', 'int')), contract({}), ['contract: column id was removed']],
    [
      contract(column('id', 'varchar(3)')),
      contract(column('id', 'int')),
      ['contract: type of column id changed from varchar(3) to int'],
    ],
    [
      contract(column('id', 'int', [{ type: 'not_null' }])),
      contract(column('id', 'int', [{ type: 'not_null' }]), { config: { materialized: 'view' } }),
      ['contract: materialization changed from table to view, which enforces no constraints'],
    ],
    // A manifest that was written says in full what the project leaves unsaid.
    [
      contract(
        column('id', 'int', [{ type: 'not_null', name: null, warn_unenforced: true, to_columns: [] }]),
      ),
      contract(column('id', 'int', [{ type: 'not_null' }])),
      [],
    ],
  ])('%j → %j', (before, now, expected) => {
    expect(explain(projectWith(before), projectWith(now))).toEqual(expected)
  })

  test('a macro that the model calls', () => {
    const edited = { 'macro.shop.cents': macro('cents', [], 'x / 1000') }
    const node = calls('macro.shop.cents')
    expect(explain(projectWith(node), projectWith(node, edited))).toEqual(['macros: macro cents changed'])
  })

  test('a macro that another macro calls, told with the way there', () => {
    const edited = { 'macro.shop.cents': macro('cents', [], 'x / 1000') }
    const node = calls('macro.shop.money')
    expect(explain(projectWith(node), projectWith(node, edited))).toEqual([
      'macros: macro cents changed (called by money)',
    ])
  })

  test('a macro that is gone', () => {
    const before = projectWith(calls('macro.shop.old'), { 'macro.shop.old': macro('old', []) })
    expect(explain(before, projectWith(calls()))).toEqual(['macros: macro old was removed'])
  })

  test('macros that call each other do not go round for ever', () => {
    const round = {
      'macro.shop.a': macro('a', ['macro.shop.b']),
      'macro.shop.b': macro('b', ['macro.shop.a', 'macro.shop.cents']),
    }
    const edited = { ...round, 'macro.shop.cents': macro('cents', [], 'edited') }
    const node = calls('macro.shop.a')
    expect(explain(projectWith(node, round), projectWith(node, edited))).toEqual([
      'macros: macro cents changed (called by b, called by a)',
    ])
  })

  test('another version of the engine is no change', () => {
    const edited = { 'macro.dbt.concat': macro('concat', [], 'better') }
    const node = calls('macro.dbt.concat')
    expect(explain(projectWith(node), projectWith(node, edited))).toEqual([])
  })
})

describe('a broken contract', () => {
  const before = projectWith(contract(column('id', 'int')))

  test('is a warning', () => {
    const now = projectWith(contract({}))
    const { warnings } = select(now, { select: ['state:modified'], previous: { manifest: before } })
    expect(warnings.map((each) => each.message)).toContain(
      'orders breaks its contract: column id was removed',
    )
  })

  test('of a versioned model is a mistake', () => {
    const now = projectWith(contract({}, { version: 1 }))
    expect(() => select(now, { select: ['state:modified'], previous: { manifest: before } })).toThrow(
      'orders breaks its contract: column id was removed',
    )
    expect(select(now, { select: ['state:new'], previous: { manifest: before } }).selected).toEqual([])
  })

  test('is one whose model is gone', () => {
    const [broken] = compareManifests(manifestOf({}), before).brokenContracts
    expect(broken?.error.message).toBe('orders breaks its contract: the model was deleted or renamed')
  })
})

describe('a project', () => {
  const details = fc.record({
    raw_code: fc.constantFrom('select 1', 'select 2'),
    unrendered_config: fc.dictionary(fc.constantFrom('materialized', 'schema', 'meta'), fc.jsonValue()),
    description: fc.constantFrom('', 'text'),
  })

  test('compared with itself, read back from its file, has no changes', () => {
    fc.assert(
      fc.property(details, (each) => {
        const project = projectWith(each)
        expect(explain(JSON.parse(JSON.stringify(project)), project)).toEqual([])
      }),
    )
  })

  test('is modified or unmodified, old or new, and modified exactly where a reason is given', () => {
    fc.assert(
      fc.property(details, details, (before, now) => {
        const [previous, current] = [projectWith(before), projectWith(now)]
        const picks = (value: string): number =>
          select(current, { select: [`state:${value}`], previous: { manifest: previous } }).selected.length
        expect(picks('modified') + picks('unmodified')).toBe(1)
        expect(picks('old') + picks('new')).toBe(1)
        expect(picks('modified') > 0).toBe(explain(previous, current).length > 0)
      }),
    )
  })
})
