import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FixtureProject } from './fixtures/fixture-project.ts'

const KILLS = 20
/** Inside node_modules, so that the bundle finds the database's native part. */
const bundle = join(import.meta.dirname, '../../../node_modules/.cache/waypoint-build-process.mjs')

beforeAll(async () => {
  await build({
    entryPoints: [join(import.meta.dirname, 'fixtures/build-process.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['@duckdb/node-api'],
    banner: { js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);" },
    outfile: bundle,
    logLevel: 'error',
  })
})

afterAll(() => rmSync(bundle, { force: true }))

function buildAndKill(shop: FixtureProject, afterMs: number): Promise<void> {
  const child = spawn(process.execPath, [bundle, shop.dir, join(shop.dir, 'shop.duckdb')])
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), afterMs))
  return new Promise((resolve) => child.once('exit', () => resolve()))
}

const relations = `select table_schema || '.' || table_name from information_schema.tables
  where table_catalog = 'shop' and table_name <> 'run_log' order by all`

test(`a build killed ${KILLS} times leaves nothing behind, and the next one comes to the same rows`, async () => {
  const shop = new FixtureProject()
  const whole = new FixtureProject()
  try {
    await whole.invoke('build')
    for (let kill = 0; kill < KILLS; kill += 1) {
      await buildAndKill(shop, kill * 8)
      // Readers between two builds find every relation whole, or not there yet.
      const present = await shop.query(relations)
      expect(await whole.query(relations)).toEqual(expect.arrayContaining(present))
    }
    expect((await shop.invoke('build')).exitCode).toBe(0)
    for (const [relation] of await whole.query(relations)) {
      const rows = `select * from ${relation} order by all`
      expect(await shop.query(rows), relation ?? '').toEqual(await whole.query(rows))
    }
    expect(await shop.query(relations)).toEqual(await whole.query(relations))
  } finally {
    shop.remove()
    whole.remove()
  }
})
