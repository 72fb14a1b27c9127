import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CliResult, runCli } from './run-cli.ts'
import { copyShop, type Shop } from './shop.ts'

let shop: Shop

beforeEach(() => {
  shop = copyShop()
})

afterEach(() => rmSync(shop.dir, { recursive: true, force: true }))

const build = (): Promise<CliResult> => runCli(['build', '--changed', '--explain'], { cwd: shop.dir })

test('build --changed --explain says of each node why it runs or is kept', async () => {
  expect((await build()).stdout).toMatch(/build {2}customers {2}never built here/)
  const again = await build()
  expect(again.exitCode).toBe(0)
  expect(again.stdout).toMatch(/kept {3}customers {2}unchanged since \d{4}-\d\d-\d\d \d\d:\d\d/)
  expect(again.stdout).toMatch(/Done in .+: \d+ kept\n/)
  shop.edit('models/stg_orders.sql', 'select', 'select distinct')
  expect((await build()).stdout).toMatch(
    /build {2}stg_orders {2}body changed[^]*build {2}customers {2}parent stg_orders was rebuilt/,
  )
})

const model = (body: string): void =>
  writeFileSync(
    join(shop.dir, 'models/scores.ts'),
    `export default async function* model({ ref }: { ref: any }) {\n  for await (const row of ref('customers')) ${body}\n}\n`,
  )

test('a model in TypeScript runs from the built command line; its mistake is shown at its line', async () => {
  model('yield { ...row, seen: true }')
  expect((await build()).stdout).toMatch(/ok .+main\.scores/)
  model("throw new Error('no score')")
  const failed = await build()
  expect(failed.exitCode).toBe(1)
  expect(failed.stdout).toContain('no score')
  expect(failed.stdout).toContain('models/scores.ts:2:')
})
