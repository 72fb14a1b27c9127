import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import { type AdapterFactory, cellText } from '@waypoint/adapter-contract'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { postgresFactory } from '@waypoint/adapter-postgres'
import { decodeRunResults } from '@waypoint/artifacts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { statuses } from './fixtures/fixture-project.ts'
import type { InvocationResult } from './invocation.ts'
import { invoke } from './invoke.ts'

const LIMIT_MS = 1000

interface Database {
  readonly factory: AdapterFactory
  readonly credentials: Readonly<Record<string, unknown>>
  /** A query that takes minutes. */
  readonly slow: string
}

/** A project of a quick model, one that takes minutes, and one behind it. */
class Project {
  readonly dir = mkdtempSync(join(tmpdir(), 'waypoint-interrupt-'))
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
    this.#write('dbt_project.yml', "name: slow\nversion: '1.0'\nconfig-version: 2\nprofile: slow\n")
    const outputs = { dev: { ...this.#credentials(), threads: 1 } }
    this.#write('profiles.yml', JSON.stringify({ slow: { target: 'dev', outputs } }))
    this.#write('models/quick.sql', "{{ config(materialized='table') }}\nselect 1 as id")
    this.setMiddle('select 2 as id')
    this.#write('models/behind.sql', "select * from {{ ref('middle') }}")
  }

  setMiddle(sql: string): void {
    this.#write('models/middle.sql', `{{ config(materialized='table') }}\n-- {{ ref('quick') }}\n${sql}`)
  }

  async run(onMiddle?: () => void, signal?: AbortSignal): Promise<InvocationResult> {
    const { factory } = this.#database
    return invoke(
      { command: 'run', projectDir: this.dir, env: {} },
      {
        adapters: { [factory.type]: async () => factory },
        onEvent: (event) => {
          if (event.kind === 'node-started' && event.name === 'middle') onMiddle?.()
        },
        ...(signal === undefined ? {} : { signal }),
      },
    )
  }

  async query(sql: string): Promise<readonly string[]> {
    const adapter = await this.#database.factory.open(this.#credentials(), { rootDir: this.dir, threads: 1 })
    const connection = await adapter.connect()
    const { rows } = await connection.query(sql)
    await adapter.close()
    return rows.map((row) => cellText(row[0]))
  }

  #credentials(): Readonly<Record<string, unknown>> {
    return {
      type: this.#database.factory.type,
      path: join(this.dir, 'slow.duckdb'),
      ...this.#database.credentials,
    }
  }

  #write(path: string, text: string): void {
    mkdirSync(dirname(join(this.dir, path)), { recursive: true })
    writeFileSync(join(this.dir, path), text)
  }
}

async function interruptIn(database: Database): Promise<void> {
  const project = new Project(database)
  try {
    expect((await project.run()).exitCode).toBe(0)
    project.setMiddle(database.slow)
    const controller = new AbortController()
    let abortedAt = 0
    const abort = (): void => {
      abortedAt = performance.now()
      controller.abort()
    }
    const result = await project.run(() => setTimeout(abort, 300), controller.signal)
    expect(performance.now() - abortedAt).toBeLessThan(LIMIT_MS)
    expect(result).toMatchObject({ interrupted: true, exitCode: 1 })
    expect(statuses(result)).toEqual({ quick: 'success', middle: 'skipped', behind: 'skipped' })
    const written = readFileSync(join(project.dir, 'target/run_results.json'), 'utf8')
    const { results } = decodeRunResults(written, 'run_results.json')
    expect(results.map(({ uniqueId, status }) => [uniqueId, status])).toEqual(
      result.results.map(({ uniqueId, status }) => [uniqueId, status]),
    )
    expect(readFileSync(join(project.dir, 'target/manifest.json'), 'utf8')).toContain('model.slow.middle')
    expect(await project.query('select id from middle')).toEqual(['2'])
  } finally {
    rmSync(project.dir, { recursive: true, force: true })
  }
}

describe('an interrupted run ends within a second, tells what became of each node, and leaves the old rows', () => {
  test('DuckDB', () =>
    interruptIn({
      factory: duckdbFactory,
      credentials: {},
      slow: 'select count(*) as id from range(100000000000) as a(i) where i % 7 = 3',
    }))

  describe('PostgreSQL', () => {
    let server: PostgresServer

    beforeAll(async () => {
      server = await startPostgres()
    })

    afterAll(() => server.stop())

    test.each([
      ['at work', 'select count(*) as id from generate_series(1, 100000000000) as a(i) where i % 7 = 3'],
      ['asleep', 'select 3 as id from (select pg_sleep(600)) as s'],
    ])('%s', async (_, slow) => {
      await interruptIn({ factory: postgresFactory, credentials: server.credentials, slow })
    })
  })
})
