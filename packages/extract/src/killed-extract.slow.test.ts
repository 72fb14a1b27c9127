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
import { extractHistory } from './history/extract-history.ts'
import { findHistories } from './history/find-histories.ts'

const orderRows = 150_000
const kills = 8
/** A whole load of these rows takes about so long. */
const spreadMs = 600
const historySpreadMs = 1500

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
    external: ['@duckdb/node-api', 'sql.js'],
    logLevel: 'error',
  })
})

afterAll(async () => {
  await rm(rootDir, { recursive: true })
  await rm(program, { force: true })
})

/** Every row bears the generation, and one line is broken. */
async function writeGeneration(generation: number): Promise<void> {
  const lines = Array.from({ length: orderRows }, (_, index) => `${index},${generation},"row ${index}"`)
  await writeFile(join(rootDir, 'in', 'orders.csv'), `id,generation,text\n${lines.join('\n')}\n-1\n`)
}

async function loadAndKillAfter(milliseconds: number, ...places: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [program, ...(places.length === 0 ? [rootDir] : places)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  await sleep(milliseconds)
  child.kill('SIGKILL')
  await ended
}

const open = (path = 'wh.duckdb'): Promise<Adapter> => duckdbFactory.open({ path }, { rootDir, threads: 1 })

/** Table, log and quarantine agree: one generation, whole. */
async function readGeneration(): Promise<number> {
  const adapter = await open()
  const connection = await adapter.connect()
  const table = await connection.query('select generation, count(*) from raw_shop.orders group by all')
  const log = await connection.query('select rows, rejected from raw_shop._extract_log')
  const quarantine = await connection.query('select line from raw_shop._quarantine')
  await adapter.close()
  expect(table.rows).toEqual([[table.rows[0]?.[0], orderRows]])
  expect(log.rows).toEqual([[orderRows, 1]])
  expect(quarantine.rows).toEqual([[orderRows + 2]])
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

const historyRows = 15_000
const historyKills = 5
const deltas = ['1', '2', '3']

/** A base as CSV; of every delta each row is newer, and one line has no key. */
async function writeHistory(): Promise<string> {
  const folder = join(rootDir, 'history')
  const ids = Array.from({ length: historyRows }, (_, index) => index)
  await mkdir(join(folder, 'in', 'base'), { recursive: true })
  await writeFile(
    join(folder, 'in', 'base', 'orders.csv'),
    `id,generation\n${ids.map((id) => `${id},0`).join('\n')}\n`,
  )
  for (const delta of deltas) {
    const lines = ids.map((id) => JSON.stringify({ id, generation: Number(delta), text: `row ${id}` }))
    await mkdir(join(folder, 'in', 'delta', delta), { recursive: true })
    await writeFile(
      join(folder, 'in', 'delta', delta, 'orders.jsonl'),
      `${lines.join('\n')}\n{"generation":9}\n`,
    )
  }
  return folder
}

/** The batches that are in the table, which is as they leave it; null before the first. */
async function readBatches(warehouse: string): Promise<readonly unknown[] | null> {
  const adapter = await open(warehouse)
  const connection = await adapter.connect()
  const { rows: tables } = await connection.query(`from duckdb_tables() where table_name = 'orders'`)
  if (tables.length === 0) {
    await adapter.close()
    return null
  }
  const { rows } = await connection.query(
    `select (select list(batch_id order by loaded_at) from raw_history._extract_log),
       (select count(*) from raw_history._quarantine), count(*), count(distinct id), min(generation), max(generation)
     from raw_history.orders`,
  )
  await adapter.close()
  const [batches, rejected, count, ids, first, last] = rows[0] ?? []
  const applied = Array.isArray(batches) ? batches.length : 0
  expect(batches).toEqual(['base', ...deltas].slice(0, applied))
  expect([rejected, count, ids, first, last]).toEqual([
    applied - 1,
    historyRows,
    historyRows,
    applied - 1,
    applied - 1,
  ])
  return Array.isArray(batches) ? batches : []
}

test(`a history killed at ${historyKills} points goes on where it stopped`, async () => {
  const folder = await writeHistory()
  const [history] = (await findHistories(join(folder, 'in'))) ?? []
  for (let kill = 1; kill <= historyKills; kill += 1) {
    const warehouse = `history-${kill}.duckdb`
    await loadAndKillAfter((historySpreadMs * kill) / historyKills, folder, join(rootDir, warehouse))
    const before = (await readBatches(warehouse)) ?? []
    const adapter = await open(warehouse)
    const summary = await extractHistory(
      { source: 'history', batches: history?.batches ?? [] },
      { connection: await adapter.connect(), tables: { orders: { key: ['id'], cursor: 'generation' } } },
    )
    await adapter.close()
    expect(summary.rows).toBe((1 + deltas.length - before.length) * historyRows)
    expect(await readBatches(warehouse)).toEqual(['base', ...deltas])
  }
})
