import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DepsProject } from './fixtures/deps-project.ts'
import { tarball } from './fixtures/tarball.ts'

let shop: DepsProject

beforeEach(async () => {
  shop = await DepsProject.start()
})

afterEach(() => shop.stop())

describe('packages of archives and folders', () => {
  const archive = tarball({ 'thing-1/dbt_project.yml': 'name: thing\n', 'thing-1/models/a.sql': 'select 1' })

  test('an archive is installed under the name that is given, its checksum checked', async () => {
    shop.serve('/thing.tar.gz', archive)
    const sha256 = createHash('sha256').update(archive).digest('hex')
    shop.packagesFile(`  - {tarball: "${shop.server.url}/thing.tar.gz", name: thing, sha256: ${sha256}}\n`)
    await shop.update()
    expect(shop.read('dbt_packages/thing/models/a.sql')).toBe('select 1')
    shop.packagesFile(
      `  - {tarball: "${shop.server.url}/thing.tar.gz", name: thing, sha256: ${'f'.repeat(64)}}\n`,
    )
    await expect(shop.update()).rejects.toMatchObject({ code: 'wrong-checksum' })
    expect(shop.installed()).toEqual(['thing'])
  })

  test('a folder is linked, and the packages it names are installed too', async () => {
    shop.publish('a/utils', { '1.0.0': {} })
    shop.write('shared/dbt_project.yml', 'name: shared\n')
    shop.write('shared/packages.yml', 'packages: [{package: a/utils, version: 1.0.0}]\n')
    shop.packagesFile('  - local: ../shared\n')
    await shop.update()
    expect(shop.installed()).toEqual(['shared', 'utils'])
    expect(lstatSync(join(shop.project, 'dbt_packages/shared')).isSymbolicLink()).toBe(true)
    expect(shop.read('package-lock.yml')).toContain('  - local: ../shared\n    name: shared\n')
  })

  test('two packages of one name, and one of the name of the project, are refused', async () => {
    shop.write('one/dbt_project.yml', 'name: same\n')
    shop.write('two/dbt_project.yml', 'name: same\n')
    shop.packagesFile('  - local: ../one\n  - local: ../two\n')
    await expect(shop.update()).rejects.toMatchObject({ code: 'duplicate-package' })
    shop.write('one/dbt_project.yml', 'name: shop\n')
    shop.packagesFile('  - local: ../one\n')
    await expect(shop.update()).rejects.toMatchObject({
      code: 'duplicate-package',
      message: '../one cannot be installed: it has the name of this project',
    })
  })
})

test('dependencies.yml is read as it is; both files together are refused', async () => {
  shop.write('shared/dbt_project.yml', 'name: shared\n')
  shop.write('shop/dependencies.yml', 'packages:\n  - local: ../shared\n')
  await shop.update()
  expect(shop.installed()).toEqual(['shared'])
  shop.packagesFile('  - local: ../shared\n')
  await expect(shop.update()).rejects.toMatchObject({ code: 'invalid-packages' })
})

test('a project without packages needs nothing', async () => {
  expect(await shop.update()).toMatchObject({ packages: [], locked: false })
})

test('--add-package writes packages.yml and installs', async () => {
  shop.publish('a/utils', { '1.0.0': {} })
  await shop.update({ add: { source: 'hub', name: 'a/utils', version: '1.0.0' } })
  expect(shop.read('packages.yml')).toBe('packages:\n  - package: a/utils\n    version: 1.0.0\n')
  expect(shop.installed()).toEqual(['utils'])
})

test('the folder is where packages-install-path says', async () => {
  shop.write(
    'shop/dbt_project.yml',
    'name: shop\npackages-install-path: "{{ env_var(\'WHERE\') }}/packages"\n',
  )
  shop.write('shared/dbt_project.yml', 'name: shared\n')
  shop.packagesFile('  - local: ../shared\n')
  await shop.update({ env: { PATH: process.env.PATH, WHERE: 'lib' } })
  expect(readdirSync(join(shop.project, 'lib/packages'))).toEqual(['shared'])
})

test('a folder for packages that holds the project is refused', async () => {
  shop.write('shop/dbt_project.yml', 'name: shop\npackages-install-path: .\n')
  await expect(shop.update()).rejects.toMatchObject({ code: 'invalid-project' })
})

test('what a killed installation left behind is removed, one that runs is left alone', async () => {
  shop.write('shared/dbt_project.yml', 'name: shared\n')
  shop.packagesFile('  - local: ../shared\n')
  shop.write('shop/.dbt_packages-dead/new/file', '')
  shop.write('shop/.dbt_packages-busy/new/file', '')
  utimesSync(join(shop.project, '.dbt_packages-dead'), 0, 0)
  await shop.update()
  expect(readdirSync(shop.project).filter((name) => name.startsWith('.'))).toEqual(['.dbt_packages-busy'])
})
