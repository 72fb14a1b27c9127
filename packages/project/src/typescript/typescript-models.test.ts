import { describe, expect, test } from 'vitest'
import { WaypointErrors } from '@waypoint/contracts'
import { loadFiles } from '../test-project.ts'

const SOURCES = 'sources: [{name: crm, tables: [{name: accounts}]}]\n'

async function model(code: string, files: Readonly<Record<string, string>> = {}) {
  const { manifest } = await loadFiles({
    'models/orders.sql': 'select 1 as id',
    'models/sources.yml': SOURCES,
    'models/scores.ts': code,
    ...files,
  })
  return manifest.nodes['model.shop.scores']
}

async function mistake(code: string) {
  const error: unknown = await model(code).catch((cause: unknown) => cause)
  if (!(error instanceof WaypointErrors)) throw new Error('no mistake was found')
  const [first] = error.errors
  return {
    code: first?.code,
    line: first?.location?.line,
    column: first?.location?.column,
    message: first?.message,
  }
}

describe('a model in TypeScript', () => {
  test('is a node as any model: lineage, configuration, YAML, tests', async () => {
    const { manifest } = await loadFiles({
      'models/orders.sql': 'select 1 as id',
      'models/sources.yml': SOURCES,
      'models/scores.ts': `import type { Model } from './types.ts'
export const config = { materialized: 'incremental', unique_key: ['id'], tags: ['a'], meta: { n: -1 } } as const
export default async function* model({ ref, source }: Model) {
  for await (const row of ref<{ id: number }>('orders').rows()) yield row
  for await (const row of source('crm', 'accounts')) yield row
}
`,
      'models/scores.yml':
        'models: [{name: scores, description: Scored., columns: [{name: id, data_tests: [unique]}]}]',
      'models/final.sql': "select * from {{ ref('scores') }}",
    })
    expect(manifest.nodes['model.shop.scores']).toMatchObject({
      language: 'typescript',
      raw_code: expect.stringContaining('yield row'),
      original_file_path: 'models/scores.ts',
      description: 'Scored.',
      refs: [{ name: 'orders', package: null, version: null }],
      sources: [['crm', 'accounts']],
      depends_on: { nodes: ['source.shop.crm.accounts', 'model.shop.orders'] },
      config: { materialized: 'incremental', unique_key: ['id'], tags: ['a'], meta: { n: -1 } },
    })
    expect(manifest.child_map['model.shop.scores']).toEqual([
      'model.shop.final',
      expect.stringMatching(/^test\.shop\.unique_scores_id/),
    ])
  })

  test('is a table unless it says otherwise', async () => {
    const project = { 'dbt_project.yml': 'name: shop\nprofile: shop\nmodels: {+materialized: view}\n' }
    expect((await model('export default () => []', project))?.config.materialized).toBe('table')
    const yaml = 'models: [{name: scores, config: {materialized: incremental}}]'
    expect((await model('export default () => []', { 'models/s.yml': yaml }))?.config.materialized).toBe(
      'incremental',
    )
  })

  test.each([
    ["export default (context) => context.ref('orders')", ['model.shop.orders']],
    ["const run = ({ ref }) => ref('shop', 'orders')\nexport { run as default }", ['model.shop.orders']],
    ["export default ({ other }) => other.ref('orders')", []],
    ["// ref('orders')\nexport default () => \"ref('orders')\"", []],
  ])('what it refers to is found without running it: %s', async (code, parents) => {
    expect((await model(code))?.depends_on.nodes).toEqual(parents)
  })

  test('tests, declarations and shared code are no models', async () => {
    const { manifest } = await loadFiles({
      'models/a.ts': 'export default () => []',
      'models/a.test.ts': '',
      'models/a.d.ts': '',
      'models/_shared.ts': 'export const x = 1',
    })
    expect(Object.keys(manifest.nodes)).toEqual(['model.shop.a'])
  })

  test.each([
    ['export default () => {\n  const a: = 1\n}', { code: 'invalid-typescript', line: 2, column: 12 }],
    ['enum A { B }\nexport default () => []', { code: 'invalid-typescript', line: 1, column: 1 }],
    ['\n\nexport const x = 1', { code: 'missing-typescript-model', line: 1 }],
    ['export default ({ ref }) =>\n  ref(`a${1}`)', { code: 'invalid-typescript-model', line: 2, column: 7 }],
    ['\n\nexport default ({ ref }) => ref()', { code: 'invalid-typescript-model', line: 3, column: 29 }],
    [
      'export const config = { tags: list }\nexport default () => []',
      { code: 'invalid-typescript-model', column: 31 },
    ],
    ["export default ({ ref }) =>\n  ref('ordres')", { code: 'missing-ref', line: 2, column: 3 }],
    [
      "\nexport const config = { materialized: 'ephemeral' }\nexport default () => []",
      { code: 'invalid-config', line: 2 },
    ],
    ['export default ({ vars }) => vars[name]', { code: 'invalid-typescript-model', line: 1, column: 30 }],
  ])('a mistake is shown at its place: %s', async (code, expected) => {
    expect(await mistake(code)).toMatchObject(expected)
  })
})
