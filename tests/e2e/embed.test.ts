import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FixtureProject } from '../../packages/engine/src/fixtures/fixture-project.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
/** Inside node_modules, so that the database's native part is found. */
const program = join(root, 'node_modules/.cache/waypoint-embed-example.mjs')

/** The first program of the guide, as it stands there. */
function example(): string {
  const guide = readFileSync(join(root, 'docs/guides/embed.md'), 'utf8')
  const [, code] = /```ts\n([^]*?)```/.exec(guide) ?? []
  if (code === undefined) throw new Error('the guide has no program')
  return code
}

beforeAll(async () => {
  await build({
    stdin: { contents: example(), loader: 'ts', resolveDir: root },
    alias: { '@waypoint/cli': join(root, 'apps/cli/src/library.ts') },
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['@duckdb/*', 'pg-native'],
    banner: { js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);" },
    outfile: program,
    logLevel: 'error',
  })
})

afterAll(() => rmSync(program, { force: true }))

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function run(projectDir: string): Promise<Ended> {
  const child = spawn(process.execPath, [program, projectDir], {
    env: { SHOP_DB: join(projectDir, 'shop.duckdb'), PATH: process.env['PATH'] },
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (data: Buffer) => (out += data.toString()))
  child.stderr.on('data', (data: Buffer) => (err += data.toString()))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })))
}

describe('the program of the guide', () => {
  test('builds a project and tells what became of its nodes', async () => {
    const shop = new FixtureProject()
    try {
      const { code, out, err } = await run(shop.dir)
      expect(err).toBe('')
      expect(code).toBe(0)
      expect(out).toContain('success model.shop.customers\n')
      expect(out).toContain(`exit code 0, artifacts in ${join(shop.dir, 'target')}`)
    } finally {
      shop.remove()
    }
  })

  test('tells what keeps a project from being built', async () => {
    const shop = new FixtureProject()
    try {
      shop.write('models/bad.sql', "select * from {{ ref('nowhere') }}")
      const { code, err } = await run(shop.dir)
      expect(code).toBe(0)
      expect(err).toContain('missing-ref')
      expect(err).toContain('models/bad.sql')
    } finally {
      shop.remove()
    }
  })
})
