import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sharedDemo } from '../e2e/built-demo.ts'
import { runCli } from '../e2e/run-cli.ts'
import { DIFFERENCES } from './differences.ts'
import { SALES_DIFFERENCES } from './sales-differences.ts'

const SCALE = process.env.WAYPOINT_TRUTH_SCALE ?? 'small'
const SEEDS = [1, 20]

const identitySql = (part: string): string =>
  readFileSync(new URL(`../../benchmarks/identity/truth/${part}.sql`, import.meta.url), 'utf8')

/** The folder of a demo; `dir` is for one that no other test has. */
async function makeDemo(seed: number, dir: string): Promise<string> {
  if (SCALE === 'small') return await sharedDemo(seed)
  const demo = await runCli(['demo', '--scale', SCALE, '--seed', String(seed), '--dir', dir])
  expect(demo.exitCode, demo.stdout + demo.stderr).toBe(0)
  return dir
}

interface Pointer {
  readonly file: string
}

describe.each(SEEDS)(`the published figures of ${SCALE}, seed %d, are the simulator's truth`, (seed) => {
  const own = mkdtempSync(join(tmpdir(), 'waypoint-truth-'))
  let database: DuckDBInstance | undefined

  beforeAll(async () => {
    const dir = await makeDemo(seed, own)
    const pointer = JSON.parse(readFileSync(join(dir, 'published', 'current.json'), 'utf8')) as Pointer
    database = await DuckDBInstance.create(':memory:')
    const connection = await database.connect()
    await connection.run(`attach '${join(dir, 'published', pointer.file)}' as published (read_only)`)
    await connection.run(`attach '${join(dir, 'truth.duckdb')}' as truth (read_only)`)
    connection.closeSync()
  })

  afterAll(() => {
    database?.closeSync()
    rmSync(own, { recursive: true, force: true })
  })

  const rowsOf = async (sql: string): Promise<unknown[]> => {
    const connection = await database?.connect()
    if (connection === undefined) throw new Error('the demo was not built')
    const rows = await connection.runAndReadAll(sql).then((result) => result.getRowObjectsJson())
    connection.closeSync()
    return rows
  }

  test.each([...DIFFERENCES, ...SALES_DIFFERENCES])('$figure', async ({ sql }) => {
    expect((await rowsOf(sql)).slice(0, 5)).toEqual([])
  })

  test('customers are companies', async () => {
    const [quality] = (await rowsOf(identitySql('overall'))) as readonly Readonly<Record<string, number>>[]
    const errors = JSON.stringify(await rowsOf(identitySql('errors')), null, 2)
    expect(quality?.f1, errors).toBeGreaterThanOrEqual(0.97)
    expect(quality?.precision, errors).toBeGreaterThanOrEqual(0.96)
    expect(quality?.records).toBeGreaterThan(1000)
  })

  test('users are people', async () => {
    const [quality] = (await rowsOf(identitySql('people'))) as readonly Readonly<Record<string, number>>[]
    expect(quality?.f1).toBeGreaterThanOrEqual(0.97)
    expect(quality?.precision).toBeGreaterThanOrEqual(0.99)
  })

  test('there is enough to compare', async () => {
    const [counts] = await rowsOf(`
      select
        (select count(distinct category) from truth.truth.mrr_movement)::int as categories,
        (select count(distinct month) from truth.truth.mrr_month)::int as months,
        (select count(distinct currency) from truth.truth.mrr_month)::int as currencies,
        (select count(distinct state) from truth.truth.ticket_sla)::int as clock_states`)
    expect(counts).toEqual({ categories: 6, months: 24, currencies: 4, clock_states: 3 })
  })
})
