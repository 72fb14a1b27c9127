import { expect, test } from 'vitest'
import { type Files, mistakesIn } from '../../test-project.ts'

const unitTest = (body: string): Files => ({
  'models/a.sql': 'select 1 as id',
  'models/b.sql': "select * from {{ ref('a') }}",
  'models/many_v1.sql': 'select 1 as id',
  'models/many_v2.sql': 'select 1 as id',
  'models/many.yml': 'models: [{name: many, versions: [{v: 1}, {v: 2}]}]',
  'models/b.yml': `unit_tests:\n  - ${body}\n`,
})

const given = (input: string): string =>
  `{name: u, model: b, given: [{input: ref('a'), ${input}}], expect: {rows: []}}`

test.each<[body: string, place: string, message: string]>([
  [given('rows: id'), '2:51', 'has rows that are no list of mappings'],
  [given('rows: [1]'), '2:51', 'has rows that are no list of mappings'],
  [given('format: csv, rows: [{id: 1}]'), '2:64', 'has rows that are no csv text'],
  [given('format: sqll, rows: x'), '2:51', "has rows of the format 'sqll', which there is not"],
  [given('fixture: f'), '2:51', 'reads a file as mappings'],
  ['{name: u, model: b, given: []}', '2:5', 'expects nothing'],
  ['{name: u, model: b, given: [], expect: {}}', '2:36', 'expects nothing'],
  ['{name: u, model: b, given: [], expct: {rows: []}}', '2:36', 'expects nothing'],
  [
    '{name: u, model: b, versions: {include: [1]}, given: [], expect: {rows: []}}',
    '2:25',
    "picks versions of 'b', which has none",
  ],
  [
    '{name: u, model: many, versions: {exclude: [3]}, given: [], expect: {rows: []}}',
    '2:28',
    "picks the version 3 of 'many', which there is not",
  ],
])('%s', async (body, place, message) => {
  const [mistake] = await mistakesIn(unitTest(body))
  expect(mistake).toMatchObject({
    code: 'invalid-unit-test',
    place: `models/b.yml:${place}`,
    message: `The unit test 'u' ${message}`,
  })
})
