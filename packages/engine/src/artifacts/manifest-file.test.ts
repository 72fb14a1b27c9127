import { statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { encodeManifest } from '@waypoint/artifacts'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FixtureProject } from '../fixtures/fixture-project.ts'

const FILE = 'target/manifest.json'

let project: FixtureProject

beforeEach(() => {
  project = new FixtureProject('cross-database')
  for (const name of ['a', 'b', 'c']) project.write(`models/${name}.sql`, `select 1 as ${name}`)
})

afterEach(() => project.remove())

/** What the file holds must be the manifest of the same invocation, whatever was kept of the file before. */
async function parsed(): Promise<string> {
  const { manifest } = await project.invoke('parse')
  const written = project.read(FILE)
  expect(JSON.parse(withoutTimes(written))).toEqual(JSON.parse(withoutTimes(encodeManifest(manifest))))
  return written
}

/** Nodes that were kept have the times of the invocation that made them; so has the file's head. */
const withoutTimes = (text: string): string =>
  text.replace(
    /"(?:created_at|generated_at|invocation_id|invocation_started_at|run_started_at)":(?:"[^"]*"|[\d.e+]+|null)/g,
    '"":0',
  )

describe('manifest.json after parsing', () => {
  test('is left alone where nothing changed', async () => {
    const first = await parsed()
    const { ino } = statSync(join(project.dir, FILE))
    expect(await parsed()).toBe(first)
    expect(statSync(join(project.dir, FILE)).ino).toBe(ino)
  })

  test.each<[string, () => void]>([
    ['an edited model', () => project.write('models/b.sql', 'select 2 as two')],
    ['a new model', () => project.write('models/bb.sql', "select * from {{ ref('a') }}")],
    ['a new dependency', () => project.write('models/b.sql', "select * from {{ ref('a') }}")],
    ['a description', () => project.write('models/b.yml', 'models: [{name: b, description: some}]')],
    ['a selector', () => project.write('selectors.yml', 'selectors: [{name: s, definition: a}]')],
    ['a macro', () => project.write('macros/m.sql', '{% macro m() %}1{% endmacro %}')],
  ])('has %s', async (_name, edit) => {
    await parsed()
    edit()
    await parsed()
  })

  test.each<[string, () => void]>([
    ['was shortened', () => project.write(FILE, project.read(FILE).slice(0, 500))],
    ['is no manifest', () => project.write(FILE, 'something else')],
    ['was replaced by a longer one', () => project.write(FILE, `${project.read(FILE)} `)],
    [
      'was touched',
      () => utimesSync(join(project.dir, FILE), new Date('2020-01-01'), new Date('2020-01-01')),
    ],
  ])('is whole again where it %s', async (_name, damage) => {
    await parsed()
    damage()
    await parsed()
  })

  test('is right after any sequence of edits', async () => {
    const names = ['a', 'b', 'c', 'd']
    const edit = fc.record({ name: fc.constantFrom(...names), value: fc.nat(3) })
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 3 }), async (edits) => {
        for (const { name, value } of edits) project.write(`models/${name}.sql`, `select ${value} as v`)
        await parsed()
      }),
      { numRuns: 8 },
    )
  })
})
