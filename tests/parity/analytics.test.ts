import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '../e2e/run-cli.ts'
import { dbtPython } from './oracle.ts'

const python = dbtPython()
const skipped = python === undefined ? ' (skipped: WAYPOINT_DBT_PYTHON names no Python with dbt 1.12)' : ''
const ANALYTICS = fileURLToPath(new URL('../../analytics', import.meta.url))
const dir = mkdtempSync(join(tmpdir(), 'waypoint-analytics-'))
const [ours, theirs] = [join(dir, 'ours'), join(dir, 'theirs')]

/** dbt runs no models in TypeScript, and so links records and scores risk by rule. */
const AS_DBT = ['--vars', '{identity_method: deterministic, churn_method: rules}']
const COMPANY = ['--scale', 'small', '--customers', '60', '--months', '14']

describe.skipIf(python === undefined)(`analytics/ builds the same under dbt${skipped}`, () => {
  let statuses: Readonly<Record<'ours' | 'theirs', ReadonlyMap<string, string>>>

  beforeAll(async () => {
    const simulated = await runCli(['simulate', ...COMPANY, '--dir', ours])
    expect(simulated.exitCode).toBe(0)
    mkdirSync(theirs)
    cpSync(join(ours, 'warehouse.duckdb'), join(theirs, 'warehouse.duckdb'))
    await runCli([
      'build',
      '--project-dir',
      ANALYTICS,
      '--dir',
      ours,
      '--target-path',
      join(ours, 'target'),
      ...AS_DBT,
    ])
    const project = join(dir, 'project')
    cpSync(ANALYTICS, project, { recursive: true })
    const env = {
      ...process.env,
      DBT_SEND_ANONYMOUS_USAGE_STATS: 'False',
      WAYPOINT_DIR: theirs,
    }
    const dbt = join(dirname(python ?? ''), 'dbt')
    const place = ['--profiles-dir', '.', '--target-path', join(theirs, 'target')]
    spawnSync(dbt, ['build', ...place, ...AS_DBT], { cwd: project, env })
    statuses = { ours: statusesIn(ours), theirs: statusesIn(theirs) }
  }, 2_400_000)

  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  test('every node comes to the same end', () => {
    expect(Object.fromEntries(statuses.ours)).toEqual(Object.fromEntries(statuses.theirs))
    expect(statuses.ours.size).toBeGreaterThan(500)
  })

  test('every relation has the same columns and rows', async () => {
    const [left, right] = [await contentOf(ours), await contentOf(theirs)]
    expect(left).toEqual(right)
    expect(Object.keys(left).length).toBeGreaterThan(100)
  })
})

function statusesIn(workspace: string): ReadonlyMap<string, string> {
  const { results } = JSON.parse(readFileSync(join(workspace, 'target/run_results.json'), 'utf8')) as {
    readonly results: readonly { readonly unique_id: string; readonly status: string }[]
  }
  return new Map(results.map(({ unique_id, status }) => [unique_id, status]))
}

const RELATIONS = `
select table_schema || '.' || table_name, string_agg(column_name || ' ' || data_type, ', ' order by ordinal_position)
from information_schema.columns
where table_schema not in ('information_schema', 'pg_catalog')
group by all`

/**
 * Columns, number of rows and a hash of all rows, whatever their order, of each relation of a warehouse; what
 * snapshots add holds times of the build.
 */
async function contentOf(workspace: string): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const file = join(workspace, 'warehouse.duckdb')
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  const all = async (sql: string): Promise<readonly (readonly unknown[])[]> =>
    (await connection.runAndReadAll(sql)).getRowsJson()
  try {
    const content: Record<string, readonly unknown[]> = {}
    for (const [name, columns] of await all(RELATIONS)) {
      const quoted = String(name)
        .split('.')
        .map((part) => `"${part}"`)
        .join('.')
      const values = `(select columns(name -> not starts_with(name, 'dbt_')) from ${quoted})`
      const [[rows, hash] = []] = await all(`select count(*), bit_xor(hash(each)) from ${values} as each`)
      content[String(name)] = [columns, rows, hash]
    }
    return content
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}
