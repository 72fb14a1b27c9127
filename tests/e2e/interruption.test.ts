import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { builtDemo } from './built-demo.ts'
import { type CliResult, runCli } from './run-cli.ts'

const dir = mkdtempSync(join(tmpdir(), 'waypoint-interruption-'))

beforeAll(() => builtDemo(1, dir))

afterAll(() => rmSync(dir, { recursive: true, force: true }))

const pointer = (): string => readFileSync(join(dir, 'published', 'current.json'), 'utf8')

/** Enough of the project to have seeds, views, tables and what is incremental. */
const PART = ['--select', '+fct_mrr_daily', '--exclude', 'resource_type:test resource_type:unit_test']

/** Room that is left on the small disk: too little for a build. */
const ROOM_BYTES = 2_000_000

function bytesBelow(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}

/** Calls back once the marker has been printed. */
function once(output: () => string, marker: RegExp, then: () => void): void {
  const timer = setInterval(() => {
    if (!marker.test(output())) return
    clearInterval(timer)
    then()
  }, 20)
  timer.unref()
}

/** Starts a whole build and sends the signal once `marker` has been printed. */
function interruptBuild(signal: NodeJS.Signals, marker: RegExp): Promise<CliResult> {
  return runCli(['build', '--full-refresh', ...PART, '--dir', dir], {
    onSpawn: (kill, output) => once(output, marker, () => kill(signal)),
  })
}

async function expectReadable(): Promise<void> {
  const report = await runCli(['report', '--dir', dir])
  expect(report.stderr).toBe('')
  expect(report.exitCode).toBe(0)
  expect(report.stdout).toContain('Customer current position')
}

async function expectNextBuildToRecover(): Promise<void> {
  const build = await runCli(['build', ...PART, '--dir', dir])
  expect(build.exitCode, build.stdout.slice(-2000) + build.stderr).toBe(0)
  const database = await DuckDBInstance.create(join(dir, 'warehouse.duckdb'))
  const connection = await database.connect()
  const leftovers = await connection.runAndReadAll(
    `select table_schema, table_name from information_schema.tables where table_name like '%\\_\\_dbt\\_%' escape '\\'`,
  )
  expect(leftovers.getRowObjects()).toEqual([])
  connection.closeSync()
  database.closeSync()
}

test('Ctrl-C in the middle of a build: artifacts are written, the published version stays', async () => {
  const before = pointer()
  const build = await interruptBuild('SIGINT', /\n *20 of/)
  expect(build.stderr).toContain('Stopping')
  expect(build.stdout).toContain('Interrupted after')
  expect(build.exitCode).toBe(1)
  expect(existsSync(join(dir, 'target', 'run_results.json'))).toBe(true)
  expect(pointer()).toBe(before)
  await expectReadable()

  const refused = await runCli(['publish', '--dir', dir])
  expect(refused.exitCode).toBe(2)
  expect(refused.stderr).toContain('publish-refused')
})

test('a build after it that is killed at once leaves nothing half-written, and the next one completes', async () => {
  const before = pointer()
  const build = await interruptBuild('SIGKILL', /\n *35 of/)
  expect(build.exitCode).toBeNull()
  expect(pointer()).toBe(before)
  await expectReadable()
  await expectNextBuildToRecover()
})

test('a build beside another process that writes says which one holds the database', async () => {
  const writer = await DuckDBInstance.create(join(dir, 'warehouse.duckdb'))
  try {
    const { exitCode, stderr } = await runCli(['build', '--select', 'dim_date', '--dir', dir])
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(new RegExp(`process ${process.pid}\\b`))
  } finally {
    writer.closeSync()
  }
})

test('a full disk fails the build with a clear message, and readers keep their version', async ({ skip }) => {
  const disk = mkdtempSync(join(tmpdir(), 'waypoint-full-disk-'))
  try {
    const size = `size=${Math.ceil(bytesBelow(dir) / 1e6) + 100}m`
    execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', disk], { stdio: 'ignore' })
  } catch {
    skip('a small disk cannot be mounted without root')
  }
  try {
    cpSync(dir, disk, { recursive: true })
    const { bavail, bsize } = statfsSync(disk)
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(bavail * bsize - ROOM_BYTES))
    const build = await runCli(['build', '--full-refresh', ...PART, '--dir', disk])
    expect(build.exitCode).not.toBe(0)
    expect(build.stdout + build.stderr).toMatch(/disk is full|No space left/i)
    expect(build.stdout + build.stderr).not.toContain('Internal error')
    const report = await runCli(['sql', 'select count(*) as n from marts.mrr_waterfall', '--dir', disk])
    expect(report.exitCode).toBe(0)
  } finally {
    execFileSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true, force: true })
  }
})
