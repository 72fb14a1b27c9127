import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { randomKills } from '@waypoint/adapter-conformance/random-kills'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { afterAll, beforeAll, expect, test } from 'vitest'

const kills = randomKills(6)
const EVENTS = 20_000

const dir = mkdtempSync(join(tmpdir(), 'waypoint-killed-backfill-'))
const program = join(import.meta.dirname, '../../node_modules/.cache', `backfill-once-${process.pid}.mjs`)

const FILES: Readonly<Record<string, string>> = {
  'dbt_project.yml':
    "name: events\nversion: '1.0'\nconfig-version: 2\nprofile: events\nflags: {require_batched_execution_for_custom_microbatch_strategy: false}\n",
  'profiles.yml':
    'events: {target: local, outputs: {local: {type: duckdb, path: "{{ env_var(\'WAYPOINT_DIR\') }}/warehouse.duckdb"}}}\n',
  'models/sources.yml':
    'sources: [{name: raw, schema: main, tables: [{name: happened, config: {event_time: happened_at}}]}]\n',
  'models/events.sql': `{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='happened_at', begin='2026-01-01', batch_size='month', lookback=0) }}
select id, happened_at, (select max(n) from main.generation) as generation from {{ source('raw', 'happened') }}`,
  'models/totals.sql':
    "{{ config(materialized='table') }} select generation, count(*) as n from {{ ref('events') }} group by 1",
}

beforeAll(async () => {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  mkdirSync(join(dir, 'company'))
  await warehouse(`
    create table generation as select 1 as n;
    create table happened as select i as id, timestamp '2026-01-01' + to_minutes((i * 6)::int) as happened_at from range(${EVENTS}) t(i);
    create table events as select id, happened_at, 1 as generation from happened where happened_at < '2026-04-01';
    create table totals as select generation, count(*) as n from events group by 1;
    update generation set n = 2`)
  await build({
    entryPoints: [join(import.meta.dirname, 'fixtures/backfill-once.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['@duckdb/node-api', 'pg', 'pg-native'],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'error',
  })
})

afterAll(() => {
  rmSync(dir, { recursive: true, force: true })
  rmSync(program, { force: true })
})

async function warehouse(sql: string): Promise<readonly (readonly unknown[])[]> {
  const adapter = await duckdbFactory.open(
    { path: join(dir, 'company/warehouse.duckdb') },
    { rootDir: dir, threads: 1 },
  )
  const connection = await adapter.connect()
  try {
    return (await connection.query(sql)).rows
  } finally {
    await connection.close()
    await adapter.close()
  }
}

interface Ended {
  readonly exitCode: number | null
  readonly output: string
}

interface Ended {
  readonly exitCode: number | null
  readonly output: string
  readonly wasKilled: boolean
}

async function backfill(killAfterMs?: number): Promise<Ended> {
  const child = spawn(process.execPath, [program, dir], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'close')
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      output += data.toString()
    })
  }
  const dying = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  const [exitCode, signal]: readonly (number | string | null)[] = await ended
  clearTimeout(dying)
  return {
    exitCode: typeof exitCode === 'number' ? exitCode : null,
    output,
    wasKilled: signal === 'SIGKILL',
  }
}

/** The one generation that all rows of both tables are of. */
async function generation(): Promise<number> {
  const rows = await warehouse(
    'select generation, count(*)::int, (select sum(n)::int from totals) from events group by 1',
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.[1]).toBe(rows[0]?.[2])
  return Number(rows[0]?.[0])
}

async function completes(expected: number): Promise<void> {
  const last = await backfill()
  expect(last.exitCode, last.output).toBe(0)
  expect(await generation()).toBe(expected)
  expect(existsSync(join(dir, 'company/backfill'))).toBe(false)
  expect(existsSync(join(dir, 'company/warehouse.duckdb.wal'))).toBe(false)
}

test(`${kills.title}: the warehouse is whole, old or new, and the next one goes on to its end`, async () => {
  const startedAt = performance.now()
  await completes(2)
  const wholeMs = performance.now() - startedAt
  let wanted = 2
  let killed = 0
  for (let number = 0; killed < kills.count; number += 1) {
    // What has been swapped in is backfilled anew, with another generation; under way it must not be written.
    if (!existsSync(join(dir, 'company/backfill/backfill.json')) && (await generation()) === wanted) {
      wanted += 1
      await warehouse(`update generation set n = ${wanted}`)
    }
    if ((await backfill(kills.share(number) * wholeMs)).wasKilled) killed += 1
    expect([wanted - 1, wanted]).toContain(await generation())
  }
  await completes(wanted)
  expect(readFileSync(join(dir, 'profiles.yml'), 'utf8')).toBe(FILES['profiles.yml'])
}, 1_800_000)

const bytesBelow = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)

test('a full disk: the warehouse is as it was, the error says so, and with space it goes on', async ({
  skip,
}) => {
  const company = join(dir, 'company')
  const aside = join(dir, 'aside')
  await warehouse('checkpoint')
  cpSync(company, aside, { recursive: true })
  // Room for what is there and for half of a copy of the warehouse.
  const room = bytesBelow(company) + Math.ceil(statSync(join(company, 'warehouse.duckdb')).size / 2)
  if (spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', `size=${room}`, 'tmpfs', company]).status !== 0)
    return skip('a small disk cannot be mounted without root')
  try {
    cpSync(aside, company, { recursive: true })
    const before = await generation()
    await warehouse(`update generation set n = ${before + 1}`)
    const full = await backfill()
    expect(full.exitCode, full.output).not.toBe(0)
    expect(full.output).toMatch(/disk-full|disk is full|no space left/i)
    expect(await generation()).toBe(before)
    spawnSync('/bin/mount', ['-o', 'remount,size=64m', company])
    await completes(before + 1)
  } finally {
    spawnSync('/bin/umount', [company])
  }
})
