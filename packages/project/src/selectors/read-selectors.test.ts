import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { select } from '@waypoint/graph'
import { describe, expect, test } from 'vitest'
import { ProjectEnvironment } from '../config/environment.ts'
import { settingsScope } from '../config/settings-scope.ts'
import { Problems } from '../problems/problems.ts'
import { loadFiles } from '../test-project.ts'
import type { ProjectSelectors } from './project-selectors.ts'
import { readSelectors } from './read-selectors.ts'

const scope = settingsScope({
  environment: new ProjectEnvironment({ LAYER: 'marts' }),
  commandLineVars: {},
  target: { name: 'prod' },
})

async function read(text: string): Promise<ProjectSelectors> {
  const dir = await mkdtemp(join(tmpdir(), 'waypoint-selectors-'))
  try {
    await writeFile(join(dir, 'selectors.yml'), text)
    return await readSelectors(dir, scope, new Problems())
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

/** stg_a ← a ← b, and a tested nightly model of its own. */
const PROJECT = loadFiles({
  'models/staging/stg_a.sql': 'select 1 as id',
  'models/marts/a.sql':
    "{{ config(tags=['nightly'], materialized='table') }} select * from {{ ref('stg_a') }}",
  'models/marts/b.sql': "select * from {{ ref('a') }}",
  'models/marts/c.sql': "{{ config(tags=['nightly', 'slow']) }} select 1 as id",
  'models/schema.yml':
    'models:\n  - name: a\n    columns:\n      - name: id\n        data_tests:\n          - relationships: {arguments: {to: "ref(\'stg_a\')", field: id}}\n',
})

async function named(definition: string): Promise<readonly string[]> {
  const { selections } = await read(
    `selectors:\n  - name: nightly\n    definition: tag:nightly\n  - name: it\n    definition:\n${definition.replaceAll(/^/gm, '      ')}\n`,
  )
  const selection = selections.get('it')
  if (selection === undefined) throw new Error('not defined')
  const { manifest } = await PROJECT
  const { selected } = select(manifest, {
    selection,
    selectors: selections,
    resourceTypes: ['model', 'test'],
  })
  return selected.map((id) => id.split('.')[2] ?? '').toSorted()
}

const TEST = 'relationships_a_id__id__ref_stg_a_'

describe('a definition', () => {
  test.each<[string, readonly string[]]>([
    ['"tag:nightly"', ['a', 'c', TEST]],
    ['tag: nightly', ['a', 'c', TEST]],
    ['method: tag\nvalue: slow', ['c']],
    ['method: config.materialized\nvalue: table\nindirect_selection: cautious', ['a']],
    ['method: config.enabled\nvalue: true\nexclude: [{tag: nightly}]', ['b', 'stg_a']],
    ['method: path\nvalue: "models/{{ env_var(\'LAYER\') }}"', ['a', 'b', 'c', TEST]],
    ['method: fqn\nvalue: stg_a\nchildren: true\nchildren_depth: 1', ['a', 'stg_a', TEST]],
    ['method: fqn\nvalue: b\nparents: true\nindirect_selection: empty', ['a', 'b', 'stg_a']],
    ['method: fqn\nvalue: stg_a\nchildrens_parents: true', ['a', 'b', 'stg_a', TEST]],
    ['union: [stg_a, {fqn: b}]', ['b', 'stg_a', TEST]],
    ['union: ["tag:nightly", {exclude: ["tag:slow", {test_type: generic}]}]', ['a']],
    ['intersection: [{tag: nightly}, {tag: slow}]', ['c']],
    ['intersection: [{method: path, value: models/marts}, {exclude: [{tag: nightly}]}]', ['b']],
    ['union: [{intersection: [{tag: nightly}, {tag: slow}]}, b]', ['b', 'c']],
    ['method: selector\nvalue: nightly', ['a', 'c', TEST]],
    ['method: selector\nvalue: nightly\nexclude: ["tag:slow"]\nindirect_selection: empty', ['a', TEST]],
    ['union: [{method: selector, value: nightly}, b]', ['a', 'b', 'c', TEST]],
  ])('%s', async (definition, expected) => {
    expect(await named(definition)).toEqual(expected.toSorted())
  })
})

const defaultOn = (target: string): string =>
  `selectors:\n  - {name: a, definition: b, default: "{{ target.name == '${target}' }}"}\n`

describe('selectors.yml', () => {
  test('may name a default, depending on the target', async () => {
    expect((await read(defaultOn('prod'))).default).toBe('a')
    expect((await read(defaultOn('dev'))).default).toBeNull()
  })

  test('records what is written', async () => {
    const { definitions } = await read('selectors:\n  - {name: a, description: One, definition: {tag: x}}\n')
    expect(definitions).toEqual({ a: { name: 'a', description: 'One', definition: { tag: 'x' } } })
  })

  test('of a project is there with the project', async () => {
    const project = await loadFiles({ 'selectors.yml': 'selectors: [{name: a, definition: "*"}]\n' })
    expect([...project.selectors.selections.keys()]).toEqual(['a'])
    expect((await loadFiles({})).selectors.selections.size).toBe(0)
  })

  test.each<[string, string, string, string]>([
    ['selectors: {}', '1:1', 'selectors is a list', 'Write for example'],
    ['selectors:\n  - name: a\n', '2:5', 'A selector has a name and a definition', 'There are name'],
    [
      'selectors:\n  - name: a\n    definiton: x\n    definition: y\n',
      '3:5',
      "'definiton' is no part",
      "Did you mean 'definition'?",
    ],
    [
      'selectors:\n  - name: a\n    definition: {method: tag, value: x, parent: true}\n',
      '3:41',
      "'parent' is no part",
      "Did you mean 'parents'?",
    ],
    [
      'selectors:\n  - name: a\n    definition: {method: tag}\n',
      '3:5',
      'A selector needs a method and a value',
      'Write',
    ],
    ['selectors:\n  - name: a\n    definition:\n      union: tag:x\n', '4:7', 'union is a list', 'Write'],
    [
      'selectors:\n  - name: a\n    definition: {union: [a], intersection: [b]}\n',
      '3:30',
      'union stands alone, without intersection',
      'Write',
    ],
    [
      'selectors:\n  - name: a\n    definition: {union: [a, {exclude: [b]}, {exclude: [c]}]}\n',
      '3:18',
      'union can have one exclude only',
      'Write',
    ],
    ['selectors:\n  - name: a\n    definition: "@a+"\n', '3:5', 'has both @ and a +', 'Write'],
    [
      'selectors:\n  - {name: a, definition: x}\n  - {name: a, definition: y}\n',
      '3:6',
      "'a' is defined twice",
      'Write',
    ],
    [
      'selectors:\n  - {name: a, definition: x, default: true}\n  - {name: b, definition: y, default: true}\n',
      '3:30',
      "'a' and 'b' cannot both be the default",
      'Write',
    ],
  ])('%j is refused at %s', async (text, place, message, hint) => {
    const mistake = await read(text).catch((error: unknown) => error)
    expect(mistake).toMatchObject({
      code: 'invalid-selectors',
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    })
    const { line, column } = (mistake as { location: { line: number; column: number } }).location
    expect(`${line}:${column}`).toBe(place)
  })
})
