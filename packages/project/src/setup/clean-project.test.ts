import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cleanProject } from './clean-project.ts'

let dir: string
let project: string

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'waypoint-clean-'))
  project = join(dir, 'shop')
  for (const folder of ['shop/target/run', 'shop/dbt_packages/crm', 'shop/models/drafts', 'outside']) {
    mkdirSync(join(dir, folder), { recursive: true })
    writeFileSync(join(dir, folder, 'file.sql'), '')
  }
})

afterEach(() => rmSync(dir, { recursive: true }))

function clean(targets: string): Promise<readonly string[]> {
  writeFileSync(join(project, 'dbt_project.yml'), `name: shop\nclean-targets: ${targets}\n`)
  return cleanProject({ projectDir: project, env: { WHERE: 'target' } })
}

test('what is named is removed, what is not there is no mistake', async () => {
  expect(await clean('["{{ env_var(\'WHERE\') }}", dbt_packages/, logs]')).toEqual(['target', 'dbt_packages'])
  expect(readdirSync(project).toSorted()).toEqual(['dbt_project.yml', 'models'])
})

test.each(['../outside', '..', '.', '/', 'models', 'models/drafts', './target/../models'])(
  'clean-targets with %j removes nothing at all',
  async (target) => {
    await expect(clean(`[target, "${target}"]`)).rejects.toMatchObject({ code: 'unsafe-clean-target' })
    expect(existsSync(join(project, 'target/run/file.sql'))).toBe(true)
  },
)

test('a link is removed, what it leads to stays', async () => {
  symlinkSync(join(dir, 'outside'), join(project, 'link'))
  expect(await clean('[link]')).toEqual(['link'])
  expect(existsSync(join(dir, 'outside/file.sql'))).toBe(true)
})

test('a way out through a link is refused', async () => {
  symlinkSync(dir, join(project, 'link'))
  await expect(clean('[link/outside]')).rejects.toMatchObject({ code: 'unsafe-clean-target' })
  expect(existsSync(join(dir, 'outside/file.sql'))).toBe(true)
})
