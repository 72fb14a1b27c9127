/** One PostgreSQL server for everything that is compared: each project has a schema of its own. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const ROOT = new URL('../../', import.meta.url)
const SERVER = new URL('packages/adapters/conformance/src/postgres-server.ts', ROOT)
const BUNDLE = new URL('node_modules/.cache/waypoint-postgres-server.mjs', ROOT)
/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100

/** The adapter's driver. */
export const { Client } = createRequire(new URL('packages/adapters/postgres/package.json', ROOT))('pg')

/** Starts the server of the tests, with memory as a small server has it. */
export async function startPostgres() {
  await build({
    entryPoints: [fileURLToPath(SERVER)],
    outfile: fileURLToPath(BUNDLE),
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  })
  const server = await (await import(BUNDLE.href)).startPostgres({ shared_buffers: '256MB' })
  const client = new Client(connection(server.credentials))
  await client.connect()
  return {
    name: 'PostgreSQL',
    bareProgram: 'bare-postgres.mjs',
    output: ({ dir, threads }) => ({
      ...server.credentials,
      // dbt asks for one; the server trusts everybody on this machine.
      password: 'any',
      schema: basename(dir).replace(/\W+/g, '_'),
      threads,
    }),
    rows: (count) => `generate_series(0, ${count - 1}) as t(i)`,
    /** What one program leaves behind in the catalog must not slow the next one. */
    settle: () => client.query('vacuum analyze'),
    processorSeconds: () => processorSeconds(server.processId),
    stop: async () => {
      await client.end()
      await server.stop()
    },
  }
}

/** What the driver needs of an output of profiles.yml. */
export function connection({ host, port, user, password, dbname }) {
  return { host, port, user, password, database: dbname }
}

/** Of the server and all processes that it has started, also those that have ended; null where /proc is missing. */
function processorSeconds(pid) {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
    const ticks = [...ticksOf(pid), ...children.flatMap((child) => ticksOf(child).slice(0, 2))]
    return ticks.reduce((sum, each) => sum + each, 0) / TICKS_PER_SECOND
  } catch {
    return null
  }
}

/** In user and system mode, and the same of children that have ended. */
function ticksOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 15)
      .map(Number)
  } catch {
    return []
  }
}
