import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DepsProject } from './fixtures/deps-project.ts'

let shop: DepsProject

beforeEach(async () => {
  shop = await DepsProject.start()
})

afterEach(() => shop.stop())

describe('packages of the hub', () => {
  test('are installed in the newest version that fits, with what they need', async () => {
    shop.publish('a/utils', { '1.0.0': {}, '1.1.0': {}, '2.0.0': {}, '1.2.0-rc1': {} })
    shop.publish('a/dates', { '0.1.0': { needs: [{ package: 'a/utils', version: ['>=1.0.0', '<2.0.0'] }] } })
    shop.packagesFile('  - package: a/dates\n    version: 0.1.0\n')
    const result = await shop.update()
    expect(result.packages.map(({ name, spec }) => [name, spec.kind === 'hub' && spec.versions])).toEqual([
      ['dates', ['0.1.0']],
      ['utils', ['1.1.0']],
    ])
    expect(shop.installed()).toEqual(['dates', 'utils'])
    expect(shop.read('dbt_packages/utils/dbt_project.yml')).toContain('version: "1.1.0"')
    expect(shop.read('package-lock.yml')).toMatch(
      /^packages:\n {2}- name: dates\n {4}package: a\/dates\n {4}version: 0\.1\.0\n {2}- name: utils\n {4}package: a\/utils\n {4}version: 1\.1\.0\nsha1_hash: [0-9a-f]{40}\n$/,
    )
  })

  test('are installed where the caller says', async () => {
    shop.publish('a/utils', { '1.0.0': {} })
    shop.packagesFile('  - {package: a/utils, version: 1.0.0}\n')
    expect((await shop.update({ packagesInstallPath: 'vendor' })).installedInto).toBe('vendor')
    expect(shop.read('vendor/utils/dbt_project.yml')).toContain('1.0.0')
  })

  test('stay as they are locked, until packages.yml changes or an upgrade is asked for', async () => {
    shop.publish('a/utils', { '1.0.0': {} })
    shop.packagesFile('  - {package: a/utils, version: ">=1.0.0"}\n')
    await shop.update()
    shop.publish('a/utils', { '1.0.0': {}, '1.1.0': {} })
    expect((await shop.update()).locked).toBe(false)
    expect(shop.read('dbt_packages/utils/dbt_project.yml')).toContain('1.0.0')
    expect((await shop.update({ upgrade: true })).locked).toBe(true)
    expect(shop.read('dbt_packages/utils/dbt_project.yml')).toContain('1.1.0')
    shop.packagesFile('  - {package: a/utils, version: "<1.1.0"}\n')
    expect((await shop.update()).locked).toBe(true)
    expect(shop.read('dbt_packages/utils/dbt_project.yml')).toContain('1.0.0')
  })

  test('an older version is chosen where the newest would conflict', async () => {
    shop.publish('a/utils', { '1.0.0': {}, '2.0.0': {} })
    shop.publish('a/dates', {
      '0.1.0': { needs: [{ package: 'a/utils', version: '<2.0.0' }] },
      '0.2.0': { needs: [{ package: 'a/utils', version: '>=2.0.0' }] },
    })
    shop.packagesFile('  - {package: a/utils, version: 1.0.0}\n  - {package: a/dates, version: ">=0.1.0"}\n')
    await shop.update()
    expect(shop.read('dbt_packages/dates/dbt_project.yml')).toContain('0.1.0')
  })

  test('a conflict tells who asks for what', async () => {
    shop.publish('a/utils', { '1.0.0': {}, '2.0.0': {} })
    shop.publish('a/dates', { '0.1.0': { needs: [{ package: 'a/utils', version: ['>=2.0.0', '<3.0.0'] }] } })
    shop.packagesFile('  - {package: a/utils, version: "<2.0.0"}\n  - {package: a/dates, version: 0.1.0}\n')
    await expect(shop.update()).rejects.toMatchObject({
      code: 'package-conflict',
      message:
        'There is no version of a/utils for everybody: packages.yml asks for <2.0.0; a/dates 0.1.0 asks for >=2.0.0, <3.0.0',
      hint: expect.stringContaining('The newest versions are 2.0.0, 1.0.0.'),
    })
    expect(existsSync(join(shop.project, 'dbt_packages'))).toBe(false)
  })

  test('versions for another dbt are passed over', async () => {
    shop.publish('a/utils', {
      '1.0.0': { requires: ['>=1.3.0', '<2.0.0'] },
      '2.0.0': { requires: '>=2.0.0' },
    })
    shop.packagesFile('  - {package: a/utils, version: ">=1.0.0"}\n')
    await shop.update()
    expect(shop.read('dbt_packages/utils/dbt_project.yml')).toContain('1.0.0')
    shop.packagesFile('  - {package: a/utils, version: 2.0.0}\n')
    await expect(shop.update()).rejects.toMatchObject({
      message: expect.stringContaining('require-dbt-version'),
    })
  })

  test('prereleases are for those who ask', async () => {
    shop.publish('a/utils', { '1.0.0': {}, '1.1.0-rc1': {} })
    shop.packagesFile('  - {package: a/utils, version: ">=1.0.0", install_prerelease: true}\n')
    await shop.update()
    expect(shop.read('dbt_packages/utils/dbt_project.yml')).toContain('1.1.0-rc1')
  })

  test('a misspelt name is told with the nearest', async () => {
    shop.serve('/api/v1/index.json', JSON.stringify(['a/utils', 'a/dates']))
    shop.packagesFile('  - {package: a/utlis, version: 1.0.0}\n')
    await expect(shop.update()).rejects.toMatchObject({
      code: 'unknown-package',
      hint: 'Did you mean a/utils?',
    })
  })

  test('a server that fails is asked again, and what is installed stays', async () => {
    shop.publish('a/utils', { '1.0.0': {} })
    shop.packagesFile('  - {package: a/utils, version: 1.0.0}\n')
    await shop.update()
    shop.serve('/archives/utils-1.0.0.tar.gz', 503)
    await expect(shop.update()).rejects.toMatchObject({
      code: 'download-failed',
      message: expect.stringContaining('503'),
    })
    expect(shop.server.requests.filter((path) => path.startsWith('/archives'))).toHaveLength(4)
    expect(shop.installed()).toEqual(['utils'])
    expect(readdirSync(shop.project).filter((name) => name.startsWith('.dbt_packages'))).toEqual([])
  })

  test('--lock writes the lock file only', async () => {
    shop.publish('a/utils', { '1.0.0': {} })
    shop.packagesFile('  - {package: a/utils, version: 1.0.0}\n')
    expect(await shop.update({ lockOnly: true })).toMatchObject({ locked: true, installedInto: null })
    expect(readdirSync(shop.project).toSorted()).toEqual([
      'dbt_project.yml',
      'package-lock.yml',
      'packages.yml',
    ])
  })
})
