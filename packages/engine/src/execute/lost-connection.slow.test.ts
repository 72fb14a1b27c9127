import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import type { Connection } from '@waypoint/adapter-contract'
import { cellText } from '@waypoint/adapter-contract'
import { postgresFactory } from '@waypoint/adapter-postgres'
import type { WaypointError } from '@waypoint/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { InvocationResult } from '../invocation.ts'
import { invoke } from '../invoke.ts'

const dir = mkdtempSync(join(tmpdir(), 'waypoint-lost-'))
let server: PostgresServer
let watcher: Connection
let close: () => Promise<void>

const files: Readonly<Record<string, string>> = {
  'dbt_project.yml': "name: lost\nversion: '1.0'\nconfig-version: 2\nprofile: lost\n",
  'models/whole.sql': "{{ config(materialized='table') }}\nselect 1 as id, pg_sleep(2)::text as slept",
  'models/added.sql':
    "{{ config(materialized='incremental') }}\nselect 1 as id, pg_sleep({{ var('seconds', 0) }})::text as slept",
  'models/wrong.sql': "-- Ä comment\n{{ config(materialized='table') }}\nselect 1 as id,\n    nope",
  'models/logged.sql':
    "{{ config(materialized='table', post_hook={'sql': \"insert into public.log select 1 from pg_sleep(2)\", 'transaction': false}) }}\nselect 1 as id",
}

beforeAll(async () => {
  server = await startPostgres()
  const profile = JSON.stringify({
    lost: { target: 'dev', outputs: { dev: { ...server.credentials, threads: 1 } } },
  })
  for (const [path, text] of Object.entries({ ...files, 'profiles.yml': profile })) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  const adapter = await postgresFactory.open({ ...server.credentials }, { rootDir: dir, threads: 1 })
  watcher = await adapter.connect()
  close = () => adapter.close()
  await watcher.query('create table public.log (id integer)')
})

afterAll(async () => {
  await close()
  await server.stop()
  rmSync(dir, { recursive: true, force: true })
})

interface Run {
  readonly result: InvocationResult
  readonly warnings: readonly WaypointError[]
}

async function run(model: string, vars: Readonly<Record<string, unknown>> = {}): Promise<Run> {
  const warnings: WaypointError[] = []
  const result = await invoke(
    { command: 'run', projectDir: dir, select: [model], vars, env: {} },
    {
      adapters: { postgres: async () => postgresFactory },
      onEvent: (event) => event.kind === 'warning' && warnings.push(event.warning),
    },
  )
  return { result, warnings }
}

/** Ends the session that is asleep, as a server or a network would. */
async function endSleeping(): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const { rows } = await watcher.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep' and pid <> pg_backend_pid()",
    )
    if (rows.length > 0) return
    await wait(25)
  }
  throw new Error('no session was asleep')
}

async function valuesOf(sql: string): Promise<readonly string[]> {
  return (await watcher.query(sql)).rows.map((row) => cellText(row[0]))
}

test('a table whose connection is lost is built again', async () => {
  const [{ result, warnings }] = await Promise.all([run('whole'), endSleeping()])
  expect(result.results.map(({ status }) => status)).toEqual(['success'])
  expect(warnings.map(({ code }) => code)).toContain('connection-lost')
  expect(await valuesOf('select id from public.whole')).toEqual(['1'])
})

test('so is an incremental model before its commit: no row comes twice', async () => {
  await run('added')
  const [{ result }] = await Promise.all([run('added', { seconds: 2 }), endSleeping()])
  expect(result.results.map(({ status }) => status)).toEqual(['success'])
  expect(await valuesOf('select id from public.added')).toEqual(['1', '1'])
})

test('what may have been kept is not repeated: the error says so', async () => {
  const [{ result }] = await Promise.all([run('logged'), endSleeping()])
  const [logged] = result.results
  expect(logged?.status).toBe('error')
  expect(logged?.error).toMatchObject({
    code: 'connection-lost',
    location: { file: 'models/logged.sql' },
    hint: expect.stringContaining('not run again'),
  })
  expect(await valuesOf('select id from public.log')).toEqual([])
})

test('a mistake is told in the file of the model, with PostgreSQL’s place in the statement', async () => {
  const { result } = await run('wrong')
  expect(result.results[0]?.error).toMatchObject({
    code: 'query-failed',
    location: { file: 'models/wrong.sql', line: 4, column: 5 },
    message: expect.stringContaining('> 4 |     nope'),
  })
})
