import { describeAdapter } from '@waypoint/adapter-conformance'
import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import { afterAll, beforeAll } from 'vitest'
import { postgresFactory } from './factory.ts'

let server: PostgresServer

beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())

describeAdapter('PostgreSQL over TCP', () =>
  postgresFactory.open(server.credentials, { rootDir: '/', threads: 4 }),
)
describeAdapter('PostgreSQL over a Unix socket', () =>
  postgresFactory.open({ ...server.credentials, host: server.socketDir }, { rootDir: '/', threads: 4 }),
)
