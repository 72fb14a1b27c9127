import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LoadOptions } from '../options.ts'
import { EditedProject, INVOCATION, SHOP } from './edited-project.ts'

let project: EditedProject

beforeEach(async () => {
  project = await EditedProject.create()
})

afterEach(() => project.remove())

async function revision(further: Partial<LoadOptions> = {}): Promise<string | null> {
  return (await project.load(further)).revision
}

describe('a parse that starts from the last one', () => {
  test('reads nothing again when nothing changed, and says so', async () => {
    await project.warm()
    const before = await revision()
    expect(before).not.toBeNull()
    expect(await revision()).toBe(before)
    await project.write('models/plain/alone.sql', 'select 2 as one\n')
    expect(await revision()).not.toBe(before)
  })

  test.each<[string, string, string | null]>([
    ['another query', 'models/plain/other.sql', "select one + 1 as two from {{ ref('alone') }}\n"],
    ['another dependency', 'models/plain/other.sql', "select * from {{ ref('totals') }}\n"],
    ['another place in the database', 'models/plain/other.sql', "{{ config(alias='o') }} select 1 as one"],
    ['one more model', 'models/added.sql', "select * from {{ ref('alone') }}\n"],
    ['a model less', 'models/plain/other.sql', null],
    ['a singular test less', 'tests/no_negative.sql', null],
    [
      'one more test of a column',
      'models/plain/plain.yml',
      'models: [{name: alone, columns: [{name: one, data_tests: [unique, not_null]}]}]\n',
    ],
    [
      'one more source',
      'models/more.yml',
      'sources: [{name: events, tables: [{name: clicks, columns: [{name: id, data_tests: [unique]}]}]}]\n',
    ],
    ['another macro', 'macros/prefix.sql', '{% macro prefix() %}q{% endmacro %}\n'],
    [
      'another generic test',
      'macros/positive.sql',
      "{% test positive(model, column_name) %}{{ config(severity='warn') }}select 1{% endtest %}\n",
    ],
  ])('%s concerns few nodes only', async (_what, file, content) => {
    await project.warm()
    const before = await project.load()
    if (content === null) await project.remove(file)
    else await project.write(file, content)
    const after = await project.load()
    expect(after.revisionOf('model.shop.orders')).toBe(before.revisionOf('model.shop.orders'))
    expect(await project.warm()).toEqual(await project.cold())
  })

  test('hooks at the start and the end of a run do not stand in the way', async () => {
    await project.write('dbt_project.yml', `${SHOP['dbt_project.yml']}on-run-start: ["select 1"]\n`)
    await project.warm()
    const before = await project.load()
    await project.write('models/plain/other.sql', 'select 1 as one\n')
    const after = await project.load()
    expect(after.revisionOf('model.shop.orders')).toBe(before.revisionOf('model.shop.orders'))
    expect(await project.warm()).toEqual(await project.cold())
  })

  test('a macro that calls another one from now on is followed there', async () => {
    await project.warm()
    await project.write(
      'macros/money.sql',
      '{% macro euro(c) %}{{ prefix() if false else c }} / 100{% endmacro %}\n',
    )
    await project.warm()
    await project.write('macros/money.sql', '{% macro euro(c) %}{{ prefix() }}{{ c }}{% endmacro %}\n')
    await project.warm()
    await project.write('macros/prefix.sql', "{% macro prefix() %}{{ config(tags=['x']) }}{% endmacro %}\n")
    expect(await project.warm()).toEqual(await project.cold())
  })

  test('a semantic model follows its model to another place', async () => {
    await project.write(
      'models/plain/semantic.yml',
      'semantic_models: [{name: ones, model: ref("alone"), entities: [{name: one, type: primary}]}]\n',
    )
    await project.warm()
    await project.write('models/plain/alone.sql', "{{ config(alias='elsewhere') }} select 1 as one\n")
    expect(await project.warm()).toEqual(await project.cold())
  })

  test('many edits one after the other give what one reading gives', async () => {
    await project.warm()
    for (let edits = 0; edits < 40; edits += 1) {
      await project.write('models/plain/alone.sql', `select ${edits} as one\n`)
      await project.warm()
    }
    expect(await project.warm()).toEqual(await project.cold())
  })

  test('keeps the revision of nodes that an edit does not concern', async () => {
    await project.warm()
    const before = await project.load()
    await project.write('models/plain/alone.sql', 'select 2 as one\n')
    const after = await project.load()
    expect(after.revisionOf('model.shop.alone')).not.toBe(before.revisionOf('model.shop.alone'))
    expect(after.revisionOf('model.shop.orders')).toBe(before.revisionOf('model.shop.orders'))
  })

  test.each<[string, Partial<LoadOptions>]>([
    ['vars', { vars: { country: 'at' } }],
    ['target', { describeTarget: () => ({ database: 'other', schema: 'main' }) }],
    ['threads', { threads: 7 }],
  ])('another value of %s reads everything again', async (_what, further) => {
    await project.warm()
    expect(await project.warm(further)).toEqual(await project.cold(further))
    expect(await project.warm()).toEqual(await project.cold())
  })

  test('an environment variable counts where it is read, another one does not', async () => {
    await project.write(
      'models/plain/alone.sql',
      "select '{{ env_var('PLACE', 'here') }}' as place\n{{ config(tags=[env_var('PLACE', 'x')]) }}",
    )
    await project.warm()
    const before = await revision()
    expect(await revision({ env: { OTHER: 'changed' } })).toBe(before)
    const env = { PLACE: 'there' }
    expect(await project.warm({ env })).toEqual(await project.cold({ env }))
  })

  test('flags and the command count where a template looks at them', async () => {
    await project.warm()
    const before = await revision()
    const build = { invocation: { ...INVOCATION, command: 'build' } }
    expect(await revision(build)).toBe(before)
    await project.write('models/plain/alone.sql', '{{ config(tags=[flags.WHICH]) }} select 1 as one')
    await project.warm()
    expect(await project.warm(build)).toEqual(await project.cold(build))
  })

  test('where the database is counts where a template looks at it, whoever else reads the variable', async () => {
    const placed =
      "shop: {target: dev, outputs: {dev: {type: duckdb, path: \"{{ env_var('PLACE', 'shop') }}.duckdb\"}}}\n"
    await project.write('profiles.yml', placed)
    await project.write('models/plain/alone.sql', '{{ config(tags=[target.name]) }} select 1 as one')
    await project.warm()
    const before = await revision()
    const env = { PLACE: 'elsewhere' }
    expect(await revision({ env })).toBe(before)
    for (const looks of [
      'target.path',
      "target['path']",
      'target.items() | list | string',
      'target | string',
    ]) {
      await project.write('models/plain/alone.sql', `{{ config(tags=[${looks}]) }} select 1 as one`)
      await project.warm()
      const here = await revision()
      expect(await project.warm({ env }), looks).toEqual(await project.cold({ env }))
      expect(await revision({ env }), looks).not.toBe(here)
    }
  })

  test.each(['', '{', '{"format": 0}', 'null'])(
    'a damaged cache (%j) is as good as none',
    async (content) => {
      await project.warm()
      await project.write('target/partial_parse/index.json', content)
      expect(await project.warm()).toEqual(await project.cold())
    },
  )

  test('a missing or shortened segment is noticed', async () => {
    await project.warm()
    const index = JSON.parse(
      await readFile(join(project.dir, 'target/partial_parse/index.json'), 'utf8'),
    ) as {
      segments: { name: string }[]
    }
    await project.write(`target/partial_parse/${index.segments[0]?.name}.segment`, '{}')
    expect(await project.warm()).toEqual(await project.cold())
  })
})
