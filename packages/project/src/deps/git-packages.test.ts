import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DepsProject } from './fixtures/deps-project.ts'

let shop: DepsProject

beforeEach(async () => {
  shop = await DepsProject.start()
})

afterEach(() => shop.stop())

const files = (version: string): Readonly<Record<string, string>> => ({
  'dbt_project.yml': `name: tools\nversion: "${version}"\n`,
  'inner/dbt_project.yml': 'name: inner\n',
})

describe('packages of git', () => {
  test.each(['v1', 'main', 'commit', 'abbreviated'])('are installed at a revision: %s', async (kind) => {
    const [first = '', second = ''] = shop.repository('tools.git', [files('1'), files('2')])
    const revision = { v1: 'v1', main: 'main', commit: first, abbreviated: first.slice(0, 10) }[kind]
    shop.packagesFile(
      `  - git: ${shop.server.url}/git/tools.git\n    revision: "${revision}"\n    warn-unpinned: false\n`,
    )
    await shop.update()
    expect(shop.read('dbt_packages/tools/dbt_project.yml')).toContain(kind === 'main' ? '"2"' : '"1"')
    expect(shop.installed()).toEqual(['tools'])
    expect(readdirSync(join(shop.project, 'dbt_packages/tools'))).not.toContain('.git')
    expect(shop.read('package-lock.yml')).toContain(`revision: ${kind === 'main' ? second : first}`)
    rmSync(join(shop.project, 'dbt_packages'), { recursive: true })
    expect((await shop.update()).locked).toBe(false)
    expect(shop.installed()).toEqual(['tools'])
  })

  test('may be a folder of a repository', async () => {
    shop.repository('tools.git', [files('1')])
    shop.packagesFile(`  - {git: "${shop.server.url}/git/tools.git", revision: v1, subdirectory: inner}\n`)
    await shop.update()
    expect(shop.installed()).toEqual(['inner'])
  })

  test('without a revision are warned of', async () => {
    shop.repository('tools.git', [files('1')])
    shop.packagesFile(`  - git: ${shop.server.url}/git/tools.git\n`)
    await shop.update()
    expect(shop.warnings.map((warning) => warning.code)).toEqual(['unpinned-package'])
  })

  test('that two ask for at two revisions are refused', async () => {
    shop.repository('tools.git', [files('1'), files('2')])
    shop.packagesFile(
      `  - {git: "${shop.server.url}/git/tools.git", revision: v1}\n  - {git: "${shop.server.url}/git/tools", revision: v2}\n`,
    )
    await expect(shop.update()).rejects.toMatchObject({
      code: 'package-conflict',
      message: expect.stringContaining('packages.yml asks for v1; packages.yml asks for v2'),
    })
  })

  test('a secret in the address is in no file and in no message', async () => {
    const env = { PATH: process.env.PATH, DBT_ENV_SECRET_TOKEN: 'tok-9f2' }
    const address = `"${shop.server.url.replace('//', "//{{ env_var('DBT_ENV_SECRET_TOKEN') }}@")}/git/tools.git"`
    shop.packagesFile(`  - git: ${address}\n    revision: v1\n`)
    const mistake = await shop.update({ env }).catch((error: unknown) => error)
    expect(JSON.stringify(mistake)).toContain('git-failed')
    expect(JSON.stringify(mistake)).not.toContain('tok-9f2')
    shop.repository('tools.git', [files('1')])
    await shop.update({ env })
    expect(shop.installed()).toEqual(['tools'])
    expect(shop.read('package-lock.yml')).toContain("env_var('DBT_ENV_SECRET_TOKEN')")
    expect(shop.read('package-lock.yml')).not.toContain('tok-9f2')
  })

  test.each(['--upload-pack=touch x', 'nowhere'])('revision %j is refused', async (revision) => {
    shop.repository('tools.git', [files('1')])
    shop.packagesFile(`  - {git: "${shop.server.url}/git/tools.git", revision: "${revision}"}\n`)
    await expect(shop.update()).rejects.toMatchObject({ code: 'git-failed' })
  })
})
