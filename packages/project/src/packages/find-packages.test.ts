import { expect, test } from 'vitest'
import { type Files, loadFiles } from '../test-project.ts'

const INSTALLED: Files = { 'dbt_packages/crm/dbt_project.yml': 'name: crm\n' }

const warningsOf = async (files: Files): Promise<readonly string[]> =>
  (await loadFiles(files)).warnings.map((warning) => warning.message)

const HUB = 'packages: [{package: a/crm, version: 1.0.0}, {package: a/dates, version: 1.0.0}]\n'

const LOCK =
  'packages:\n  - {name: crm, package: a/crm, version: 1.0.0}\n  - {name: dates, package: a/dates, version: 1.0.0}\n'

test.each<[string, Files, readonly string[]]>([
  [
    'none are installed',
    { 'packages.yml': HUB },
    ['packages.yml names 2 package(s), but dbt_packages is empty'],
  ],
  [
    'one is missing',
    { ...INSTALLED, 'packages.yml': HUB, 'package-lock.yml': LOCK },
    ['package-lock.yml names dates, and dbt_packages does not hold it'],
  ],
  [
    'all are there',
    {
      ...INSTALLED,
      'dbt_packages/dates/dbt_project.yml': 'name: dates\n',
      'packages.yml': HUB,
      'package-lock.yml': LOCK,
    },
    [],
  ],
  [
    'dependencies.yml names them',
    { 'packages.yml': '', 'dependencies.yml': HUB },
    ['dependencies.yml names 2 package(s), but dbt_packages is empty'],
  ],
])('%s', async (_, files, expected) => expect(await warningsOf(files)).toEqual(expected))

test('the folder of packages may be elsewhere', async () => {
  const { packages } = await loadFiles({
    'dbt_project.yml': 'name: shop\nprofile: shop\npackages-install-path: lib/packages\n',
    'lib/packages/crm/dbt_project.yml': 'name: crm\n',
  })
  expect(packages.map((each) => each.name)).toEqual(['shop', 'crm'])
})

test('the caller may say where it is', async () => {
  const files = { ...INSTALLED, 'vendor/dates/dbt_project.yml': 'name: dates\n' }
  const { packages } = await loadFiles(files, { packagesInstallPath: 'vendor' })
  expect(packages.map((each) => each.name)).toEqual(['shop', 'dates'])
})
