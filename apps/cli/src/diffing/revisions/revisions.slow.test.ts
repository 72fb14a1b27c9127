import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { invoke } from '@waypoint/engine'
import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import { postgresFactory } from '@waypoint/adapter-postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { adapters } from '../../engine/adapters.ts'
import type { Host } from '../../host.ts'
import { createStyle } from '../../terminal/style.ts'
import { diffStates } from '../diff-states.ts'

let server: PostgresServer
const root = mkdtempSync(join(tmpdir(), 'waypoint-revisions-'))
const project = join(root, 'warehouse-project')

const FILES: Readonly<Record<string, string>> = {
  'dbt_project.yml': "name: shop\nversion: '1.0'\nconfig-version: 2\nprofile: shop\n",
  'seeds/orders.csv': 'id,customer,amount\n1,Ada,10\n2,Bo,20\n3,Ada,30\n',
  'models/paid.sql':
    "{{ config(materialized='table') }} select id, customer, amount from {{ ref('orders') }}",
  'models/totals.sql': "select customer, sum(amount) as total from {{ ref('paid') }} group by 1",
  'models/dropped.sql': 'select 1 as id',
  'models/alone.sql': 'select 1 as id',
  'models/models.yml': 'models: [{name: totals, columns: [{name: customer, data_tests: [unique]}]}]',
}

const write = (files: Readonly<Record<string, string>>): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), text)
  }
}

const git = (...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
    cwd: root,
    stdio: 'pipe',
  })

beforeAll(async () => {
  server = await startPostgres()
  const outputs = {
    file: { type: 'duckdb', path: 'shop.duckdb' },
    server: { ...server.credentials, schema: 'shop' },
  }
  write({
    ...FILES,
    'profiles.yml': JSON.stringify({ shop: { target: 'file', outputs } }),
    '.gitignore': 'target\n*.duckdb\n',
  })
  for (const target of ['file', 'server']) {
    const built = await invoke({ command: 'build', projectDir: project, target, env: {} }, { adapters })
    expect(built.exitCode).toBe(0)
  }
  git('init', '-q', '-b', 'main')
  git('add', '.')
  git('commit', '-q', '-m', 'Begin')
  write({ 'models/paid.sql': `${FILES['models/paid.sql']} where id > 1` })
  rmSync(join(project, 'models/dropped.sql'))
})

afterAll(async () => {
  await server.stop()
  rmSync(root, { recursive: true, force: true })
})

async function diff(names: readonly [string, string], target: string, select?: readonly string[]) {
  const written: string[] = []
  let exitCode = 0
  const host: Host = {
    cwd: project,
    env: {},
    style: createStyle(false),
    interactive: false,
    columns: 100,
    processId: 1,
    launcher: '',
    commandLine: ['diff'],
    out: (text) => written.push(text),
    err: (text) => written.push(text),
    exitWith: (code) => {
      exitCode = code
    },
    signal: new AbortController().signal,
  }
  const options = { dir: 'workspace', target, samples: 1, format: 'json' as const }
  await diffStates(names, { ...options, ...(select === undefined ? {} : { select }) }, host)
  return { exitCode, ...JSON.parse(written.join('')) }
}

test.each(['file', 'server'])(
  'on the target %s what two revisions have different is built beside it, and compared',
  async (target) => {
    const before = statSync(join(project, 'shop.duckdb'))
    const result = await diff(['git:main', 'worktree'], target)
    expect(result).toMatchObject({
      exitCode: 1,
      before: 'main',
      after: 'worktree',
      relations: [
        { name: 'dropped', status: 'removed', rowsBefore: 1 },
        { name: 'paid', rowsBefore: 3, rowsAfter: 2, rows: { removed: 1 } },
        { name: 'totals', key: ['customer'], rows: { changed: 1, cells: [{ column: 'total', changed: 1 }] } },
      ],
    })
    expect(statSync(join(project, 'shop.duckdb')).mtimeMs).toBe(before.mtimeMs)
    expect(await diff(['git:main', 'git:HEAD'], target)).toMatchObject({ exitCode: 0, relations: [] })
  },
)

test('of PostgreSQL nothing is left behind', async () => {
  const adapter = await postgresFactory.open(server.credentials, { rootDir: '', threads: 1 })
  const connection = await adapter.connect()
  const schemas = await adapter.listSchemas(connection, null)
  await connection.close()
  await adapter.close()
  expect(schemas.filter((name) => name.includes('diff'))).toEqual([])
  expect(schemas).toContain('shop')
})

test('a revision that is not there, or does not build, is named', async () => {
  await expect(diff(['git:nowhere', 'worktree'], 'file')).rejects.toMatchObject({ code: 'unknown-revision' })
  await expect(diff(['git:main', 'current'], 'file')).rejects.toMatchObject({ code: 'not-comparable' })
  write({ 'models/alone.sql': 'select nope as id' })
  await expect(diff(['git:main', 'worktree'], 'file', ['alone'])).rejects.toMatchObject({
    code: 'revision-not-built',
    message: expect.stringContaining('worktree could not be built: alone'),
  })
})
