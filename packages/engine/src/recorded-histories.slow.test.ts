import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bareFile, plainFile } from './fixtures/bare-database.ts'
import { duckdbFile, type FixtureDatabase, postgresSchema } from './fixtures/fixture-database.ts'
import { FixtureProject } from './fixtures/fixture-project.ts'

type Rows = readonly (readonly (string | null)[])[]

interface Recorded {
  /** What happens to the sources before each run. */
  readonly steps: readonly string[]
  readonly tables: Readonly<Record<string, Rows>>
}

let server: PostgresServer

beforeAll(async () => {
  server = await startPostgres()
}, 60_000)

afterAll(() => server.stop())

const sorted = (rows: Rows): readonly string[] => rows.map((row) => row.join(', ')).toSorted()

/** What dbt-core 1.11 with dbt-duckdb made of the same project, step by step. */
async function expectAsRecorded(
  name: string,
  project: FixtureProject,
  run: (step: number) => Promise<{ readonly exitCode: number }>,
): Promise<void> {
  const file = join(import.meta.dirname, `../fixtures/expected/${name}.json`)
  const { steps, tables }: Recorded = JSON.parse(readFileSync(file, 'utf8'))
  try {
    await project.query('drop schema if exists archive cascade; create schema if not exists main')
    for (const [index, sql] of steps.entries()) {
      await project.query(`set search_path = 'main'; ${sql}`)
      expect((await run(index)).exitCode).toBe(0)
    }
    for (const [table, rows] of Object.entries(tables)) {
      const found = await project.query(`set search_path = 'main'; select * from ${table}`)
      expect(sorted(found), table).toEqual(sorted(rows))
    }
  } finally {
    project.remove()
  }
}

const DATABASES: readonly (readonly [string, () => FixtureDatabase])[] = [
  ['DuckDB', () => duckdbFile],
  ['a database without transactions and temporary tables', () => plainFile],
  ['PostgreSQL', () => postgresSchema(server.credentials, 'main')],
]

describe.each(DATABASES)('on %s', (_name, database) => {
  test('snapshots hold what dbt keeps of the same history, ids and order of columns included', async () => {
    const project = new FixtureProject('history', database())
    await expectAsRecorded('snapshots', project, (step) =>
      project.invoke('snapshot', { vars: { now: `2024-05-0${step + 1}` } }),
    )
  })

  test('incremental models of every strategy hold the rows that dbt makes', async () => {
    const project = new FixtureProject('increments', database())
    await expectAsRecorded('increments', project, () =>
      project.invoke('run', { eventTimeStart: '2024-01-02', eventTimeEnd: '2024-01-06' }),
    )
  })
})

test('snapshots need neither merge nor a change of types', async () => {
  const project = new FixtureProject('history', bareFile)
  await expectAsRecorded('snapshots', project, (step) =>
    project.invoke('snapshot', { vars: { now: `2024-05-0${step + 1}` } }),
  )
})
