import { expect, test } from 'vitest'
import { loadFiles, mistakesIn } from '../test-project.ts'

const project = (requirement: string): string =>
  `name: shop\nprofile: shop\nrequire-dbt-version: ${requirement}\n`

test.each(['">=1.6.0"', '[">=1.6.0", "<2.0.0"]', '">=1.6.0,<2.0.0"', '[]'])(
  '%s is met',
  async (requirement) => {
    const { config } = await loadFiles({ 'dbt_project.yml': project(requirement) })
    expect(config.name).toBe('shop')
  },
)

test.each([
  ['">=2.0.0"', 'shop is written for dbt >=2.0.0'],
  ['[">=1.0.0", "<1.1.0"]', 'shop is written for dbt >=1.0.0, <1.1.0'],
  ['"new"', "'new' is no version"],
])('%s is refused', async (requirement, message) => {
  expect(await mistakesIn({ 'dbt_project.yml': project(requirement) })).toMatchObject([
    {
      code: 'unsupported-dbt-version',
      place: 'dbt_project.yml:3:1',
      message: expect.stringContaining(message),
    },
  ])
})

test('nothing is refused without the check', async () => {
  const files = { 'dbt_project.yml': project('">=2.0.0"') }
  expect(await mistakesIn(files, { versionCheck: false })).toEqual([])
})

test('a package may require one too', async () => {
  const mistakes = await mistakesIn({
    'dbt_packages/crm/dbt_project.yml': 'name: crm\nrequire-dbt-version: "<1.0.0"\n',
  })
  expect(mistakes).toMatchObject([
    {
      place: 'dbt_packages/crm/dbt_project.yml:2:1',
      message: expect.stringContaining('crm is written for dbt <1.0.0'),
    },
  ])
})
