import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type CliResult, runCli } from './run-cli.ts'
import { runCliHere } from './run-cli-here.ts'

const PROJECT = fileURLToPath(new URL('../../packages/engine/fixtures/runs', import.meta.url))

let dir: string
/** A project that was built once; every test has a copy. */
let built: string

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CliResult> =>
  runCliHere(args, { cwd: dir, env: { SHOP_DB: 'shop.duckdb', ...env } })

const json = (file: string) => JSON.parse(readFileSync(join(dir, 'target', file), 'utf8'))

beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'waypoint-commands-'))
  cpSync(PROJECT, built, { recursive: true })
  const { exitCode } = await runCli(['build'], { cwd: built, env: { SHOP_DB: 'shop.duckdb' } })
  expect(exitCode).toBe(0)
})

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'waypoint-commands-'))
  cpSync(built, dir, { recursive: true })
})

afterEach(() => rmSync(dir, { recursive: true, force: true }))

afterAll(() => rmSync(built, { recursive: true, force: true }))

/** The exit code of a process. */
const ended = async (...args: readonly string[]): Promise<number | null> =>
  (await runCli(args, { cwd: dir, env: { SHOP_DB: 'shop.duckdb' } })).exitCode

describe('exit codes', () => {
  it.each<[code: number, args: readonly string[]]>([
    [0, ['run-operation', 'remember', '--args', '{word: yes}']],
    [1, ['run-operation', 'stumble']],
    [2, ['run-operation', 'nosuch']],
    [2, ['run-operation', 'remember', '--args', '[]']],
    [0, ['show', '--select', 'report']],
    [2, ['show', '--inline', 'selec 1']],
    [2, ['show']],
    [1, ['source', 'freshness']],
    [1, ['build', '--vars', '{broken: true}']],
    [2, ['build', '--select', 'nosuch', '--warn-error']],
    [2, ['clone']],
    [2, ['run', '--nosuch-flag']],
  ])('%i: %j', async (code, args) => expect((await run(args)).exitCode).toBe(code))

  it('are those that the process ends with', async () => {
    expect(await ended('show', '--select', 'report')).toBe(0)
    expect(await ended('run-operation', 'stumble')).toBe(1)
    expect(await ended('run', '--nosuch-flag')).toBe(2)
  })
})

describe('show', () => {
  it('prints rows to standard output and nothing else, so that they can be piped', async () => {
    const { stdout } = await run(['show', '--select', 'events', '--output', 'json', '--limit', '1'])
    expect(JSON.parse(stdout)).toEqual({
      node: 'events',
      show: [{ event_id: 1, loaded_at: '2024-03-01 08:00:00' }],
    })
    expect((await run(['show', '--inline', 'select 1 as a, null as b'])).stdout).toBe('a  b\n1\n')
  })
})

const told = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  JSON.parse((await run(['-q', ...args], env)).stdout)

describe('flags', () => {
  it('come from the command line, before or behind the command, from the environment, .env and the project', async () => {
    const operation = ['run-operation', 'tell_flags']
    expect(await told(operation)).toMatchObject({ which: 'run-operation', quiet: true, full: false })
    expect(await told(operation, { DBT_FULL_REFRESH: '1' })).toMatchObject({ full: true })
    writeFileSync(join(dir, '.env'), 'DBT_VERSION_CHECK=false\nDBT_STATE=target\n')
    expect(await told(operation)).toMatchObject({
      version_check: false,
      state: expect.stringMatching(/\/target$/),
    })
    expect(await told(['--version-check', ...operation])).toMatchObject({ version_check: true })
  })

  it('of dbt that change nothing are accepted, and say why', async () => {
    const { exitCode, stderr } = await run(['--no-static-parser', 'ls', '--no-populate-cache'])
    expect(exitCode).toBe(0)
    const ran = await run(['run', '--no-populate-cache'])
    expect(ran.stderr).toContain('--no-populate-cache changes nothing')
    expect(stderr).toBe('')
  })

  it('DBT_PROJECT_DIR and DBT_TARGET find the project and its target', async () => {
    const env = { DBT_PROJECT_DIR: dir, DBT_TARGET: 'prod', SHOP_DB: join(dir, 'shop.duckdb') }
    const { exitCode, stdout } = await runCli(['run', '--select', 'report'], { cwd: tmpdir(), env })
    expect(stdout).toContain('prod.report')
    expect(exitCode).toBe(1)
  })
})

describe('the log', () => {
  it('is kept beside the project, as text or JSON, without secrets', async () => {
    const log = (): string => readFileSync(join(dir, 'logs/waypoint.log'), 'utf8')
    rmSync(join(dir, 'logs'), { recursive: true })
    await run(['show', '--inline', "select 'hunter2' as word"], { DBT_ENV_SECRET_WORD: 'hunter2' })
    expect(log()).toContain("select '*****' as word")
    expect(log()).not.toContain('hunter2')
    rmSync(join(dir, 'logs'), { recursive: true })
    await run(['run', '--log-format-file', 'json', '--log-path', 'elsewhere'])
    expect(existsSync(join(dir, 'logs'))).toBe(false)
    const lines = readFileSync(join(dir, 'elsewhere/waypoint.log'), 'utf8').trim().split('\n')
    expect(lines.map((line) => JSON.parse(line).info.name)).toContain('LogModelResult')
  })

  it('--log-format json prints events as dbt and as Waypoint name them', async () => {
    const { stdout } = await run(['run', '--log-format', 'json'])
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.find((line) => line.kind === 'node-finished')).toMatchObject({
      info: { name: 'LogModelResult', level: 'info' },
      data: { node_info: { resource_type: 'model' }, status: 'success' },
    })
    const { invocation_id: id } = json('run_results.json').metadata
    expect(new Set(lines.map((line) => line.info.invocation_id))).toEqual(new Set([id]))
  })

  it.each([
    ['--quiet', ''],
    ['--log-level=none', 'Done'],
    ['--log-level=warn', 'Done'],
  ])('%s prints no node that went well', async (flag, left) => {
    const { stdout } = await run(['run', flag])
    expect(stdout).not.toContain('model main.report')
    if (left === '') expect(stdout).toBe('')
  })

  it('--debug prints every query', async () => {
    expect((await run(['run', '--select', 'report', '--debug'])).stdout).toContain('create')
  })
})

describe('retry', () => {
  it('continues a build in another process', async () => {
    expect((await run(['build', '--vars', '{broken: true}'])).exitCode).toBe(1)
    const { exitCode, stdout } = await runCli(['retry', '--vars', '{broken: false}'], {
      cwd: dir,
      env: { SHOP_DB: 'shop.duckdb' },
    })
    expect(exitCode).toBe(0)
    expect(stdout).toContain('model main.counted')
    expect(stdout).not.toContain('seed file')
    expect(json('run_results.json').args).toMatchObject({ which: 'build', vars: { broken: false } })
  })
})

describe('docs', () => {
  it('generate asks the database, serve gives it out on this machine', async () => {
    expect((await run(['docs', 'generate', '--static'])).exitCode).toBe(0)
    expect(existsSync(join(dir, 'target/static_index.html'))).toBe(true)
    expect(readFileSync(join(dir, 'target/index.html'), 'utf8')).toContain('BIGINT')
    let [page, first] = ['', '']
    let counted: unknown = null
    const readPage = async () => {
      const at = 'http://127.0.0.1:18473'
      page = await (await fetch(`${at}/index.html`)).text()
      first = (await fetch(at)).url
      counted = await (await fetch(`${at}/api/v1/data/catalogue/counted`)).json()
    }
    const served = await runCli(['docs', 'serve', '--port', '18473'], {
      cwd: dir,
      env: { SHOP_DB: 'shop.duckdb' },
      onSpawn: (kill, output) => {
        const timer = setInterval(() => {
          if (!output().includes('Serving')) return
          clearInterval(timer)
          void readPage().finally(() => kill('SIGINT'))
        }, 50)
      },
    })
    expect(page).toContain('<title>runs · documentation</title>')
    expect(first).toContain('/data/catalogue')
    expect(counted).toMatchObject({ name: 'counted', columns: [expect.objectContaining({ type: 'BIGINT' })] })
    expect(served.exitCode).toBe(0)
  })
})
