import { randomKills } from '@waypoint/adapter-conformance/random-kills'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { build } from 'esbuild'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openVersion } from './open-version.ts'
import { publish } from './publish.ts'
import { currentVersion } from './version-store.ts'

const rows = 100_000
const kills = randomKills(10)

let rootDir: string
let program: string

beforeAll(async () => {
  rootDir = await mkdtemp(join(tmpdir(), 'waypoint-kill-'))
  // Inside the package, where the driver that stays outside the bundle is found.
  program = join(import.meta.dirname, '..', 'node_modules', '.cache', `publish-once-${process.pid}.mjs`)
  await build({
    entryPoints: [join(import.meta.dirname, 'fixtures', 'publish-once.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['@duckdb/node-api'],
    logLevel: 'error',
  })
  const warehouse = await duckdbFactory.open({ path: 'wh.duckdb' }, { rootDir, threads: 1 })
  const connection = await warehouse.connect()
  await connection.query(
    `create schema marts;
     create table marts.daily as select i as id, md5(i::varchar) as text, 0 as generation from range(${rows}) t(i);
     create view marts.summary as select generation, count(*) as n from marts.daily group by all`,
  )
  await publish({ connection, dir: join(rootDir, 'published'), schemas: ['marts'], gates: [] })
  await warehouse.close()
})

afterAll(async () => {
  await rm(rootDir, { recursive: true })
  await rm(program, { force: true })
})

interface Ended {
  readonly wasKilled: boolean
  /** From the begin of the publish to the end of the process. */
  readonly milliseconds: number
}

/** Of every second one the tables are copied by rows, of the others by blocks. */
async function publishInProcess(number: number, killAfterMs?: number): Promise<Ended> {
  const by = number % 2 === 0 ? 'blocks' : 'rows'
  const child = spawn(process.execPath, [program, rootDir, by], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  const startedAt = performance.now()
  if (killAfterMs !== undefined) {
    await Promise.race([sleep(killAfterMs), ended])
    child.kill('SIGKILL')
  }
  const [, signal]: readonly unknown[] = await ended
  return { wasKilled: signal === 'SIGKILL', milliseconds: performance.now() - startedAt }
}

/** What a reader gets: always one generation, whole. */
async function readGeneration(): Promise<number> {
  const { adapter } = await openVersion({ dir: join(rootDir, 'published'), factory: duckdbFactory })
  const connection = await adapter.connect()
  const daily = await connection.query(
    'select generation, count(*), count(distinct text) from marts.daily group by all',
  )
  const summary = await connection.query('select generation, n from marts.summary')
  await adapter.close()
  expect(daily.rows).toEqual([[daily.rows[0]?.[0], rows, rows]])
  expect(summary.rows).toEqual([[daily.rows[0]?.[0], rows]])
  return Number(daily.rows[0]?.[0])
}

test(`${kills.title}: the published version is whole and the next publish completes`, async () => {
  const whole = [await publishInProcess(0), await publishInProcess(1)].map((each) => each.milliseconds)
  let last = await readGeneration()
  let killed = 0
  for (let number = 0; killed < kills.count; number += 1) {
    const { wasKilled } = await publishInProcess(number, kills.share(number) * (whole[number % 2] ?? 0))
    if (wasKilled) killed += 1
    const generation = await readGeneration()
    expect(generation).toBeGreaterThanOrEqual(last)
    last = generation
  }
  const warehouse = await duckdbFactory.open({ path: 'wh.duckdb' }, { rootDir, threads: 1 })
  const connection = await warehouse.connect()
  await connection.query('update marts.daily set generation = 1000000')
  const dir = join(rootDir, 'published')
  expect(await publish({ connection, dir, schemas: ['marts'], gates: [] })).toMatchObject({
    status: 'published',
  })
  await warehouse.close()
  expect(await readGeneration()).toBe(1000000)
  const names = await readdir(join(dir, 'versions'))
  expect(names.filter((name) => name.startsWith('.') || name.endsWith('.wal'))).toEqual([])
  expect(names).toContain(`${(await currentVersion(dir))?.version}.duckdb`)
  expect((await readdir(dir)).toSorted()).toEqual(['.row-hashes.json', 'current.json', 'versions'])
}, 1_800_000)
