import type { Adapter } from '@waypoint/adapter-contract'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { build } from 'esbuild'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { extractFolder } from './extract-folder.ts'

const rows = 150_000
const kills = 20
/** A whole load of these rows takes about so long. */
const spreadMs = 600

let rootDir: string
let program: string

beforeAll(async () => {
  rootDir = await mkdtemp(join(tmpdir(), 'waypoint-kill-'))
  await mkdir(join(rootDir, 'in'))
  // Inside the package, where the driver that stays outside the bundle is found.
  program = join(import.meta.dirname, '..', 'node_modules', '.cache', `extract-once-${process.pid}.mjs`)
  await build({
    entryPoints: [join(import.meta.dirname, 'fixtures', 'extract-once.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['@duckdb/node-api'],
    logLevel: 'error',
  })
})

afterAll(async () => {
  await rm(rootDir, { recursive: true })
  await rm(program, { force: true })
})

/** Every row bears the generation, and one line is broken. */
async function writeGeneration(generation: number): Promise<void> {
  const lines = Array.from({ length: rows }, (_, index) => `${index},${generation},"row ${index}"`)
  await writeFile(join(rootDir, 'in', 'orders.csv'), `id,generation,text\n${lines.join('\n')}\n-1\n`)
}

async function loadAndKillAfter(milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [program, rootDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  await sleep(milliseconds)
  child.kill('SIGKILL')
  await ended
}

const open = (): Promise<Adapter> => duckdbFactory.open({ path: 'wh.duckdb' }, { rootDir, threads: 1 })

/** Table, log and quarantine agree: one generation, whole. */
async function readGeneration(): Promise<number> {
  const adapter = await open()
  const connection = await adapter.connect()
  const table = await connection.query('select generation, count(*) from raw_shop.orders group by all')
  const log = await connection.query('select rows, rejected from raw_shop._extract_log')
  const quarantine = await connection.query('select line from raw_shop._quarantine')
  await adapter.close()
  expect(table.rows).toEqual([[table.rows[0]?.[0], rows]])
  expect(log.rows).toEqual([[rows, 1]])
  expect(quarantine.rows).toEqual([[rows + 2]])
  return Number(table.rows[0]?.[0])
}

test(`killed at ${kills} points, a table is the old or the new one, and the next load completes`, async () => {
  const load = async (): Promise<void> => {
    const adapter = await open()
    await extractFolder({
      source: 'shop',
      input: { folder: join(rootDir, 'in') },
      connection: await adapter.connect(),
    })
    await adapter.close()
  }
  await writeGeneration(0)
  await load()
  let last = 0
  for (let kill = 1; kill <= kills; kill += 1) {
    await writeGeneration(kill)
    await loadAndKillAfter((spreadMs * kill) / kills)
    const generation = await readGeneration()
    expect(generation === last || generation === kill).toBe(true)
    last = generation
  }
  await writeGeneration(1000)
  await load()
  expect(await readGeneration()).toBe(1000)
  const adapter = await open()
  const { rows: tables } = await (await adapter.connect()).query(
    'select table_name from duckdb_tables() order by 1',
  )
  expect(tables).toEqual([['_extract_log'], ['_quarantine'], ['orders']])
  await adapter.close()
})
