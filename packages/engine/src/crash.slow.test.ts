import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import { randomKills } from '@waypoint/adapter-conformance/random-kills'
import { type AdapterFactory, cellText, type Connection } from '@waypoint/adapter-contract'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { postgresFactory } from '@waypoint/adapter-postgres'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BuildTask } from './fixtures/build-process.ts'
import type { KillPoint } from './fixtures/killing-factory.ts'
import { plainFactory } from './fixtures/plain-factory.ts'
import { invoke } from './invoke.ts'

/** Inside node_modules, so that the bundle finds the databases' native and unbundled parts. */
const bundle = join(import.meta.dirname, '../../../node_modules/.cache/waypoint-build-process.mjs')

beforeAll(async () => {
  await build({
    entryPoints: [join(import.meta.dirname, 'fixtures/build-process.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    minify: true,
    external: ['@duckdb/node-bindings*', 'esbuild', 'typescript', 'pg-native'],
    banner: { js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);" },
    outfile: bundle,
    logLevel: 'error',
  })
})

afterAll(() => rmSync(bundle, { force: true }))

interface Output {
  readonly exitCode: number
  readonly calls: number
  readonly errors: readonly string[]
}

interface Ended {
  readonly killed: boolean
  readonly calls: number
}

function runProcess(task: BuildTask): Promise<Ended> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [bundle, JSON.stringify(task)], (error, stdout, stderr) => {
      if (error?.signal === 'SIGKILL') return resolve({ killed: true, calls: 0 })
      if (error !== null) return reject(new Error(`${error.message}\n${stderr}`))
      const { exitCode, calls, errors }: Output = JSON.parse(stdout)
      return exitCode === 0 ? resolve({ killed: false, calls }) : reject(new Error(errors.join('\n')))
    })
  })
}

/** One warehouse of the project, built by processes of their own and looked at from here. */
class Warehouse {
  readonly #dir = mkdtempSync(join(tmpdir(), 'waypoint-crash-'))
  readonly #factory: AdapterFactory
  readonly #credentials: Readonly<Record<string, unknown>>
  readonly #env: Readonly<Record<string, string>>

  constructor(
    factory: AdapterFactory,
    credentials: Readonly<Record<string, unknown>>,
    env: Readonly<Record<string, string>>,
  ) {
    this.#factory = factory
    this.#env = { SWAPS_TARGET: factory.type, SWAPS_DB: join(this.#dir, 'swaps.duckdb'), ...env }
    this.#credentials = { type: factory.type, path: this.#env['SWAPS_DB'], ...credentials }
    cpSync(join(import.meta.dirname, '../fixtures/swaps'), this.#dir, { recursive: true })
  }

  task(options: Partial<Pick<BuildTask, 'kill' | 'fullRefresh' | 'vars'>>): BuildTask {
    const base = { kill: null, fullRefresh: false, vars: {} }
    // One for each kind of reading: what was parsed for another cannot be used.
    const kind = typeof options.vars?.['kind'] === 'string' ? options.vars['kind'] : 'default'
    return {
      projectDir: this.#dir,
      targetPath: join(this.#dir, `target-${kind}`),
      env: this.#env,
      ...base,
      ...options,
    }
  }

  async build(): Promise<number> {
    const adapters = { [this.#factory.type]: async () => this.#factory }
    const targetPath = join(this.#dir, 'target-here')
    const { exitCode } = await invoke({ command: 'build', ...this.task({}), targetPath }, { adapters })
    return exitCode
  }

  /** Every relation with its rows; columns that hold the time of a run are left out. */
  async content(): Promise<ReadonlyMap<string, readonly string[]>> {
    const adapter = await this.#factory.open(this.#credentials, { rootDir: this.#dir, threads: 1 })
    const connection = await adapter.connect()
    try {
      const content = new Map<string, readonly string[]>()
      const schemas = (await adapter.listSchemas(connection, null)).filter((name) =>
        name.startsWith(adapter.schema),
      )
      for (const schema of schemas) {
        for (const relation of await adapter.listRelations(connection, null, schema)) {
          const { rows } = await connection.query(`select * from ${adapter.renderRelation(relation)}`)
          content.set(
            `${schema.slice(adapter.schema.length)}.${relation.identifier}`,
            rows.map((row) => row.map(cellText).join('|')).toSorted(),
          )
        }
      }
      return content
    } finally {
      await connection.close()
      await adapter.close()
    }
  }

  remove(): void {
    rmSync(this.#dir, { recursive: true, force: true })
  }
}

/** Of these on DuckDB, and a quarter as many on the others each. */
const RANDOM = randomKills(16)
const HALF = Math.ceil(RANDOM.count / 2)
const QUARTER = Math.ceil(RANDOM.count / 4)

const MOMENTS: readonly KillPoint['moment'][] = ['before', 'during', 'after', 'time']

/** Anywhere among the calls of the database and within the time of a run, as the seed says. */
function killPoints({ first, kills }: Kills, { calls, milliseconds }: Measured): KillPoint[] {
  return Array.from({ length: kills }, (_, at) => {
    const index = first + at
    const moment = MOMENTS[index % MOMENTS.length] ?? 'before'
    const share = RANDOM.share(index) * (moment === 'time' ? milliseconds : calls)
    return { moment, at: moment === 'time' ? share : 1 + Math.floor(share) }
  })
}

interface Measured {
  readonly calls: number
  readonly milliseconds: number
}

const WHOLE_BUILD_EVERY = 4

interface Kills {
  /** The number of the first kill: chains of kills that run side by side kill elsewhere. */
  readonly first: number
  readonly kills: number
  /** Waits until the database has noticed that a process is gone. */
  readonly settled?: () => Promise<void>
}

/** Kills builds one after the other on one warehouse, and looks at what they leave. */
async function killBuilds(
  open: () => Warehouse,
  { first, kills, settled = async () => undefined }: Kills,
): Promise<void> {
  const whole = open()
  const killed = open()
  try {
    await runProcess(whole.task({}))
    const startedAt = Date.now()
    const { calls } = await runProcess(whole.task({}))
    const expected = await whole.content()
    const points = killPoints({ first, kills }, { calls, milliseconds: (Date.now() - startedAt) / 2 })
    for (const [index, kill] of points.entries()) {
      await settled()
      const round = Math.floor(index / WHOLE_BUILD_EVERY)
      const vars = { kind: round % 2 === 0 ? 'table' : 'view' }
      await runProcess(killed.task({ kill, vars, fullRefresh: index % 3 === 0 }))
      if ((index + 1) % WHOLE_BUILD_EVERY !== 0) continue
      await settled()
      expect(await killed.build(), JSON.stringify(kill)).toBe(0)
      expect(await killed.content(), JSON.stringify(kill)).toEqual(expected)
    }
  } finally {
    whole.remove()
    killed.remove()
  }
}

/** A server notices only at the end of a statement that whoever sent it is gone; until then its locks are held. */
async function sessionsOver(watcher: Connection): Promise<void> {
  const others = "from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()"
  while ((await watcher.query(`select pid ${others}`)).rows.length > 0) await wait(5)
}

describe.concurrent('a build that is killed leaves nothing behind, and the next one comes to the same rows', {
  timeout: 1_800_000,
}, () => {
  test.each([0, HALF])(`DuckDB, half of ${RANDOM.title}, from number %i on`, (first) =>
    killBuilds(() => new Warehouse(duckdbFactory, {}, {}), { first, kills: HALF }),
  )

  test('a database without transactions, a quarter as many', () =>
    killBuilds(() => new Warehouse(plainFactory, {}, {}), { first: 2 * HALF, kills: QUARTER }))

  test('PostgreSQL, a quarter as many', async () => {
    const server = await startPostgres()
    const adapter = await postgresFactory.open({ ...server.credentials }, { rootDir: '', threads: 1 })
    const watcher = await adapter.connect()
    try {
      let count = 0
      const open = (): Warehouse => {
        count += 1
        const schema = `crash_${count}`
        const env = { SWAPS_PORT: String(server.credentials['port']), SWAPS_SCHEMA: schema }
        return new Warehouse(postgresFactory, { ...server.credentials, schema }, env)
      }
      await killBuilds(open, { first: 3 * HALF, kills: QUARTER, settled: () => sessionsOver(watcher) })
      await adapter.close()
    } finally {
      await server.stop()
    }
  })
})
