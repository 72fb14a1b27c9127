import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { WaypointErrors } from '@waypoint/contracts'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadProject } from '../load-project.ts'
import type { LoadedProject } from '../loaded-project.ts'
import type { LoadOptions } from '../options.ts'
import { optionsFor } from '../test-project.ts'

const PROJECT: Readonly<Record<string, string>> = {
  'dbt_project.yml':
    "name: shop\nprofile: shop\nvars: {country: 'de'}\nmodels: {shop: {marts: {+materialized: table}}}\n",
  'profiles.yml': 'shop:\n  target: dev\n  outputs:\n    dev: {type: duckdb, path: shop.duckdb}\n',
  'macros/money.sql': '{% macro euro(c) %}{{ c }} / 100{% endmacro %}\n',
  'macros/docs.md': '{% docs id %}The key.{% enddocs %}\n',
  'models/raw.yml':
    'sources:\n  - name: raw\n    tables:\n      - name: orders\n        columns: [{name: id, data_tests: [not_null]}]\n',
  'models/staging/stg_orders.sql':
    "select id, {{ euro('amount') }} as amount from {{ source('raw', 'orders') }}\n",
  'models/staging/stg_people.sql': 'select 1 as id, \'{{ var("country") }}\' as country\n',
  'models/staging/staging.yml':
    'models:\n  - name: stg_orders\n    description: "{{ doc(\'id\') }}"\n    columns: [{name: id, data_tests: [unique, not_null]}]\n  - name: stg_people\n    columns: [{name: id, data_tests: [unique]}]\n',
  'models/marts/orders.sql':
    "{{ config(tags=['daily']) }}\nselect * from {{ ref('stg_orders') }} join {{ ref('stg_people') }} using (id)\n",
  'models/marts/totals.sql': "\n\nselect sum(amount) as total from {{ ref('orders') }}\n",
  'models/marts/marts.yml':
    "models:\n  - name: orders\n    columns:\n      - name: id\n        data_tests:\n          - relationships: {arguments: {to: ref('stg_people'), field: id}}\n          - accepted_values: {arguments: {values: [1, 2.0]}}\nexposures:\n  - name: board\n    type: dashboard\n    owner: {name: someone}\n    depends_on: [ref('orders')]\n",
  'models/plain/alone.sql': 'select 1 as one\n',
  'models/plain/other.sql': "select * from {{ ref('alone') }}\n",
  'models/plain/plain.yml': 'models: [{name: alone, columns: [{name: one, data_tests: [not_null]}]}]\n',
  'seeds/countries.csv': 'id,name\n1,de\n',
  'tests/no_negative.sql': "select * from {{ ref('orders') }} where amount < 0\n",
}

let dir: string

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'waypoint-partial-'))
  for (const [name, content] of Object.entries(PROJECT)) await write(name, content)
})

afterEach(() => rm(dir, { recursive: true, force: true }))

async function write(name: string, content: string): Promise<void> {
  await mkdir(dirname(join(dir, name)), { recursive: true })
  await writeFile(join(dir, name), content)
}

type Outcome = Readonly<Record<string, unknown>>

const STARTED = new Date('2024-01-01T00:00:00Z')
const INVOCATION = { id: 'one', startedAt: STARTED, command: 'parse', arguments: {} }

async function outcome(further: Partial<LoadOptions>): Promise<Outcome> {
  try {
    const project = await loadProject(optionsFor(dir, { invocation: INVOCATION, ...further }))
    return shown(project)
  } catch (error) {
    if (!(error instanceof WaypointErrors)) throw error
    return { error: error.message }
  }
}

/** What a reader of the project can see, the order of nodes included. */
function shown({ manifest, warnings, codeStart, macros }: LoadedProject): Outcome {
  const ids = Object.keys(manifest.nodes)
  return {
    order: ids,
    manifest: JSON.parse(JSON.stringify({ ...manifest })) as unknown,
    starts: ids.map(codeStart),
    warnings: warnings.map((warning) => warning.message).toSorted(),
    macros: [...macros.definitions.keys()].join(),
  }
}

const warm = (further: Partial<LoadOptions> = {}): Promise<Outcome> =>
  outcome({ partialParse: true, ...further })
const cold = (further: Partial<LoadOptions> = {}): Promise<Outcome> => outcome(further)

async function revision(further: Partial<LoadOptions> = {}): Promise<string | null> {
  return (await loadProject(optionsFor(dir, { invocation: INVOCATION, partialParse: true, ...further })))
    .revision
}

const edit = fc.oneof(
  fc.record({
    file: fc.constantFrom(
      'models/staging/stg_orders.sql',
      'models/marts/orders.sql',
      'models/plain/alone.sql',
    ),
    content: fc.constantFrom(
      'select 1 as id',
      "select * from {{ ref('stg_people') }}",
      "{{ config(materialized='table', alias='renamed') }} select 2 as id",
      '{{ config(enabled=false) }} select 3 as id',
      "select * from {{ ref('misspelt') }}",
      "select * from {{ ref('totals') }}",
      "\n\n  select {{ euro('1') }} as id",
      "select '{{ env_var('PLACE', 'here') }}' as place",
      "select '{{ flags.WHICH }}' as command",
      '{% if %}',
    ),
  }),
  fc.record({
    file: fc.constantFrom('models/plain/plain.yml', 'models/plain/more.yml'),
    content: fc.constantFrom(
      'models: [{name: alone, description: one}]',
      'models: [{name: other, columns: [{name: one, data_tests: [unique, not_null]}]}, {name: alone}]',
      'models: [{name: nobody}]',
      'models: [{name: other, config: {tags: [x], meta: {size: 1.0}}}]',
      'models: [{name: other, descripton: misspelt}]',
      'models: [',
    ),
  }),
  fc.record({
    file: fc.constantFrom('models/raw.yml'),
    content: fc.constantFrom(
      'sources: [{name: raw, schema: other, tables: [{name: orders}]}]',
      'sources: [{name: raw, tables: [{name: orders, columns: [{name: id, data_tests: [unique]}]}]}]',
      'sources: [{name: raw, tables: [{name: customers}]}]',
    ),
  }),
  fc.record({
    file: fc.constantFrom('models/plain/added.sql', 'models/marts/totals.sql', 'seeds/countries.csv'),
    content: fc.constantFrom(null, 'select 9 as nine', "select * from {{ ref('alone') }}"),
  }),
  fc.record({
    file: fc.constant('tests/no_negative.sql'),
    content: fc.constantFrom(null, 'select 1 where false'),
  }),
  fc.record({
    file: fc.constant('macros/money.sql'),
    content: fc.constant('{% macro euro(c) %}{{ c }}{% endmacro %}'),
  }),
  fc.record({
    file: fc.constant('macros/docs.md'),
    content: fc.constant('{% docs id %}Another text.{% enddocs %}'),
  }),
  fc.record({
    file: fc.constant('dbt_project.yml'),
    content: fc.constant('name: shop\nprofile: shop\nvars: {country: fr}\nmodels: {shop: {+tags: [all]}}\n'),
  }),
)

describe('a parse that starts from the last one', () => {
  test('gives what reading the whole project gives, after any edits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), async (edits) => {
        for (const [name, content] of Object.entries(PROJECT)) await write(name, content)
        await rm(join(dir, 'models/plain/added.sql'), { force: true })
        await rm(join(dir, 'models/plain/more.yml'), { force: true })
        expect(await warm()).toEqual(await cold())
        for (const { file, content } of edits) {
          if (content === null) await rm(join(dir, file), { force: true })
          else await write(file, content)
          expect(await warm()).toEqual(await cold())
        }
        expect(await warm()).toEqual(await cold())
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  test('reads nothing again when nothing changed, and says so', async () => {
    await warm()
    const before = await revision()
    expect(before).not.toBeNull()
    expect(await revision()).toBe(before)
    await write('models/plain/alone.sql', 'select 2 as one\n')
    expect(await revision()).not.toBe(before)
  })

  test('keeps the revision of nodes that an edit does not concern', async () => {
    await warm()
    const options = optionsFor(dir, { invocation: INVOCATION, partialParse: true })
    const before = await loadProject(options)
    await write('models/plain/alone.sql', 'select 2 as one\n')
    const after = await loadProject(options)
    expect(after.revisionOf('model.shop.alone')).not.toBe(before.revisionOf('model.shop.alone'))
    expect(after.revisionOf('model.shop.orders')).toBe(before.revisionOf('model.shop.orders'))
  })

  test.each<[string, Partial<LoadOptions>]>([
    ['vars', { vars: { country: 'at' } }],
    ['target', { describeTarget: () => ({ database: 'other', schema: 'main' }) }],
    ['threads', { threads: 7 }],
  ])('another value of %s reads everything again', async (_what, further) => {
    await warm()
    expect(await warm(further)).toEqual(await cold(further))
    expect(await warm()).toEqual(await cold())
  })

  test('an environment variable counts where it is read, another one does not', async () => {
    await write(
      'models/plain/alone.sql',
      "select '{{ env_var('PLACE', 'here') }}' as place\n{{ config(tags=[env_var('PLACE', 'x')]) }}",
    )
    await warm()
    const before = await revision()
    expect(await revision({ env: { OTHER: 'changed' } })).toBe(before)
    const env = { PLACE: 'there' }
    expect(await warm({ env })).toEqual(await cold({ env }))
  })

  test('flags and the command count where a template looks at them', async () => {
    await warm()
    const before = await revision()
    const build = { invocation: { ...INVOCATION, command: 'build' } }
    expect(await revision(build)).toBe(before)
    await write('models/plain/alone.sql', '{{ config(tags=[flags.WHICH]) }} select 1 as one')
    await warm()
    expect(await warm(build)).toEqual(await cold(build))
  })

  test.each(['', '{', '{"format": 0}', 'null'])(
    'a damaged cache (%j) is as good as none',
    async (content) => {
      await warm()
      await write('target/partial_parse/index.json', content)
      expect(await warm()).toEqual(await cold())
    },
  )

  test('a missing or shortened segment is noticed', async () => {
    await warm()
    const index = JSON.parse(await readFile(join(dir, 'target/partial_parse/index.json'), 'utf8')) as {
      segments: { name: string }[]
    }
    await write(`target/partial_parse/${index.segments[0]?.name}.segment`, '{}')
    expect(await warm()).toEqual(await cold())
  })
})
