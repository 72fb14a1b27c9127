import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from './run-cli.ts'
import { copyShop, type Shop } from './shop.ts'

let shop: Shop

const PROFILE = `
shop:
  target: prod
  outputs:
    prod: {type: duckdb, path: prod.duckdb}
    ci:
      type: duckdb
      path: ci.duckdb
      attach: [{path: prod.duckdb, alias: prod, read_only: true}]
`

beforeAll(async () => {
  shop = copyShop()
  writeFileSync(join(shop.dir, 'profiles.yml'), PROFILE)
  expect((await runCli(['build'], { cwd: shop.dir })).exitCode).toBe(0)
  cpSync(join(shop.dir, 'target'), join(shop.dir, 'artifacts'), { recursive: true })
})

afterAll(() => rmSync(shop.dir, { recursive: true, force: true }))

const ci = (...args: string[]) => runCli(['ci', '--target', 'ci', ...args], { cwd: shop.dir })

test('without a change nothing is built and nothing differs', async () => {
  const { exitCode, stdout } = await ci('--state', 'artifacts')
  expect(exitCode, stdout).toBe(0)
  expect(stdout).toContain('No table was built.')
})

test('what a change touches is built beside production, and compared with it for the pull request', async () => {
  shop.edit('models/stg_orders.sql', 'select', 'select 7 as added_by_this_change,')
  const { exitCode, stdout, stderr } = await ci(
    '--state',
    'artifacts',
    '--before',
    'main',
    '--markdown',
    'diff.md',
  )
  expect(exitCode, stdout + stderr).toBe(0)
  const text = readFileSync(join(shop.dir, 'diff.md'), 'utf8')
  expect(text).toContain('### Data diff: main → this change')
  expect(text).toMatch(/\| stg_orders \| \d+ \| \d+ \| 0 \| 0 \| 0 \| \+added_by_this_change \|/)
})

test('artifacts that are not there are asked for', async () => {
  const { exitCode, stderr } = await ci('--state', 'nowhere')
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('there is no manifest.json in nowhere')])
})
