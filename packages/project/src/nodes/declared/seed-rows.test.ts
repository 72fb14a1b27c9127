import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadProject } from '../../load-project.ts'
import { BASE_FILES, type Files, loadFiles, mistakesIn, optionsFor } from '../../test-project.ts'

const given = (input: string): string =>
  `unit_tests:\n  - name: u\n    model: a\n    given:\n      - ${input}\n    expect: {rows: [{id: 1}]}\n`

const files = (input: string): Files => ({
  'models/a.sql': "select * from {{ ref('countries') }} union all select * from {{ ref('b') }}",
  'models/b.sql': 'select 1 as id',
  'models/a.yml': given(input),
  'seeds/countries.csv': 'id,name\n1,\n2,"A, B"\n',
})

test.each([
  "input: ref('countries')",
  'input: ref("shop", "countries")',
  "{input: ref('countries'), rows: }",
])('an input without rows has those of its seed: %s', async (input) => {
  const { manifest } = await loadFiles(files(input))
  expect(manifest.unit_tests['unit_test.shop.a.u']).toMatchObject({
    given: [
      {
        rows: [
          { id: '2', name: 'A, B' },
          { id: '1', name: null },
        ],
      },
    ],
    depends_on: { nodes: ['model.shop.a'] },
  })
})

test.each(["input: ref('b')", 'input: this'])('what is no seed needs rows: %s', async (input) => {
  expect(await mistakesIn(files(input))).toMatchObject([
    { code: 'missing-rows', place: 'models/a.yml:5:9', hint: expect.stringContaining('Add rows:') },
  ])
})

test('the rows follow the seed when only that was edited', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'waypoint-seed-rows-'))
  try {
    for (const [name, content] of Object.entries({ ...BASE_FILES, ...files("input: ref('countries')") })) {
      await mkdir(join(dir, name, '..'), { recursive: true })
      await writeFile(join(dir, name), content)
    }
    const options = { ...optionsFor(dir), partialParse: true }
    await loadProject(options)
    await writeFile(join(dir, 'seeds/countries.csv'), 'id,name\n30,C and more\n')
    const { manifest } = await loadProject(options)
    const unitTest = JSON.parse(JSON.stringify(manifest.unit_tests['unit_test.shop.a.u']))
    expect(unitTest.given[0].rows).toEqual([{ id: '30', name: 'C and more' }])
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
})
