import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inspectSetup, type SetupInspection } from './inspect-setup.ts'

let dir: string

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'waypoint-inspect-'))
  writeFileSync(join(dir, 'dbt_project.yml'), 'name: shop\nprofile: shop\n')
})

afterEach(() => rmSync(dir, { recursive: true }))

function inspect(output: string, profile = 'shop'): Promise<SetupInspection> {
  writeFileSync(join(dir, 'profiles.yml'), `shop:\n  target: dev\n  outputs:\n    dev: ${output}\n`)
  return inspectSetup(
    { projectDir: dir, profile, env: { DBT_ENV_SECRET_USER: 'ann-9f2' } },
    { adapters: { duckdb: async () => duckdbFactory } },
  )
}

const statuses = (checks: SetupInspection): Readonly<Record<string, string>> =>
  Object.fromEntries(checks.map((check) => [check.name, check.status]))

test('a project that is in order', async () => {
  const checks = await inspect('{type: duckdb, path: shop.duckdb}')
  expect(statuses(checks)).toEqual({ project: 'ok', profile: 'ok', connection: 'ok' })
  expect(checks[2]?.details).toEqual([
    ['database', 'shop'],
    ['schema', 'main'],
  ])
})

test('secrets are shown to nobody', async () => {
  const checks = await inspect(
    `{type: duckdb, path: ":memory:", password: hunter2, note: "{{ env_var('DBT_ENV_SECRET_USER') }}"}`,
  )
  const text = JSON.stringify(checks)
  expect(text).toContain('"password","*****"')
  expect(text).not.toMatch(/hunter2|ann-9f2/)
})

test('what is wrong is told, and what depends on it is left out', async () => {
  expect(statuses(await inspect('{type: duckdb}', 'other'))).toEqual({
    project: 'ok',
    profile: 'failed',
    connection: 'skipped',
  })
  writeFileSync(join(dir, 'dbt_project.yml'), 'name: not-a-name\nprofile: shop\n')
  expect(statuses(await inspect('{type: duckdb, path: nowhere/shop.duckdb}'))).toEqual({
    project: 'failed',
    profile: 'ok',
    connection: 'failed',
  })
})
