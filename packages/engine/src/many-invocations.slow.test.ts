import { existsSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { EngineEvent } from '@waypoint/contracts'
import type { InvocationResult } from './invocation.ts'
import { invoke } from './invoke.ts'

const PROJECTS = 100
setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
const MEGABYTE = 1024 * 1024

let root: string

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'waypoint-many-'))
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

/** A project that shows in its rows which one it is: by its files, variables, environment and target. */
function writeProject(number: number): string {
  const dir = join(root, `project-${number}`)
  const files: Readonly<Record<string, string>> = {
    'dbt_project.yml': `name: p${number}\nprofile: p${number}\nvars: {number: -1}\nmacro-paths: [macros]\n`,
    'profiles.yml': `p${number}:\n  target: other\n  outputs:\n    other: {type: duckdb, path: other.duckdb}\n    t${number}: {type: duckdb, path: "{{ env_var('FILE') }}", schema: s${number}, threads: 2, settings: {memory_limit: 100MB}}\n`,
    'macros/mine.sql': `{% macro mine() %}${number}{% endmacro %}`,
    'seeds/rows.csv': `id\n${number}\n`,
    'models/base.sql':
      "select id, {{ var('number') }} as number, '{{ env_var(\"NAME\") }}' as name, '{{ target.name }}' as target from {{ ref('rows') }}",
    'models/final.sql':
      "{{ config(materialized='table') }} select *, {{ mine() }} as mine from {{ ref('base') }}",
    'models/s.yml': `models: [{name: final, columns: [{name: id, data_tests: [unique, {accepted_values: {arguments: {values: [${number}]}}}]}]}]`,
    ...(number % 10 === 3 ? { 'models/broken.sql': `select nonsense_${number}` } : {}),
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  return dir
}

interface Ran {
  readonly result: InvocationResult
  readonly events: readonly EngineEvent[]
}

async function run(number: number, projectDir: string): Promise<Ran> {
  const events: EngineEvent[] = []
  const result = await invoke(
    {
      command: 'build',
      projectDir,
      target: `t${number}`,
      vars: { number },
      env: { FILE: `warehouse-${number}.duckdb`, NAME: `name ${number}` },
    },
    { adapters: { duckdb: async () => duckdbFactory }, onEvent: (event) => events.push(event) },
  )
  return { result, events }
}

async function rowsOf(number: number, projectDir: string): Promise<unknown> {
  const path = join(projectDir, `warehouse-${number}.duckdb`)
  const adapter = await duckdbFactory.open({ type: 'duckdb', path }, { rootDir: projectDir, threads: 1 })
  const connection = await adapter.connect()
  const { rows } = await connection.query(`select id, number, name, target, mine from s${number}.final`)
  await connection.close()
  await adapter.close()
  return rows
}

/** Files of the projects that this process holds open; none where the system does not tell. */
function openFiles(): readonly string[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc/self/fd')
    .map((name) => (existsSync(`/proc/self/fd/${name}`) ? readlinkSync(`/proc/self/fd/${name}`) : ''))
    .filter((file) => file.startsWith(root))
}

test(`${PROJECTS} projects are built at once in one process, none touched by another`, async () => {
  const dirs = Array.from({ length: PROJECTS }, (_, number) => writeProject(number))
  await run(0, dirs[0] ?? '')
  const resources = process.getActiveResourcesInfo().length
  const usedBefore = process.memoryUsage().rss
  let peak = usedBefore
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 50)
  const ran = await Promise.all(dirs.map((dir, number) => run(number, dir)))
  clearInterval(watch)

  for (const [number, { result, events }] of ran.entries()) {
    const broken = number % 10 === 3
    expect(result.exitCode, `project ${number}`).toBe(broken ? 1 : 0)
    expect(result.manifest.metadata.project_name).toBe(`p${number}`)
    const failed = result.results.filter(({ status }) => status === 'error').map(({ name }) => name)
    expect(failed).toEqual(broken ? ['broken'] : [])
    const told = events.flatMap((event) => (event.kind === 'node-finished' ? [event.result.uniqueId] : []))
    expect(told.filter((id) => !id.includes(`.p${number}.`))).toEqual([])
    expect(await rowsOf(number, dirs[number] ?? '')).toEqual([
      [number, number, `name ${number}`, `t${number}`, number],
    ])
  }
  expect((peak - usedBefore) / MEGABYTE / PROJECTS, 'megabytes a project').toBeLessThan(15)
  // What a manifest still has to read lies in files, which are closed once nobody holds it.
  ran.length = 0
  await vi.waitFor(() => {
    collectGarbage()
    expect(openFiles()).toEqual([])
  }, 10_000)
  expect(process.getActiveResourcesInfo().length).toBeLessThanOrEqual(resources)
}, 120_000)

test('one that is aborted ends; the others go on', async () => {
  const dirs = [200, 201, 202].map(writeProject)
  const [first = '', second = '', third = ''] = dirs
  const controller = new AbortController()
  controller.abort()
  const aborted = invoke(
    {
      command: 'build',
      projectDir: second,
      target: 't201',
      vars: { number: 201 },
      env: { FILE: 'w.duckdb', NAME: '' },
    },
    { adapters: { duckdb: async () => duckdbFactory }, signal: controller.signal },
  )
  const [one, other] = await Promise.all([run(200, first), run(202, third)])
  expect(await aborted).toMatchObject({ interrupted: true, exitCode: 1 })
  expect([one.result.exitCode, other.result.exitCode]).toEqual([0, 0])
})
