import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import { spawnSync } from 'node:child_process'
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { postgresFactory } from './factory.ts'

let folder: string
let server: PostgresServer | undefined

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waypoint-ssl-'))
  const [key, cert] = [join(folder, 'server.key'), join(folder, 'server.crt')]
  const request =
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost'
  const files = ['-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', cert]
  const made = spawnSync('openssl', [...request.split(' '), ...files])
  if (made.status !== 0) return
  await chmod(folder, 0o755)
  await chmod(key, 0o600)
  if (process.getuid?.() === 0) await chown(key, 65_534, 65_534)
  server = await startPostgres({ ssl: 'on', ssl_key_file: key, ssl_cert_file: cert })
})
afterAll(async () => {
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})
beforeEach((context) => {
  if (server === undefined) context.skip('openssl is not there to make a certificate')
})

async function isEncrypted(change: Readonly<Record<string, unknown>>): Promise<unknown> {
  const credentials = { ...server?.credentials, retries: 0, ...change }
  const adapter = await postgresFactory.open(credentials, { rootDir: folder, threads: 1 })
  try {
    const connection = await adapter.connect()
    const running = connection.query('select pg_sleep(60)')
    setTimeout(() => adapter.cancel(connection), 20)
    await expect(running).rejects.toMatchObject({ code: 'query-cancelled' })
    return (await connection.query('select ssl from pg_stat_ssl where pid = pg_backend_pid()')).rows[0]?.[0]
  } finally {
    await adapter.close()
  }
}

test.each([
  [{}, true],
  [{ sslmode: 'disable' }, false],
  [{ sslmode: 'allow' }, false],
  [{ sslmode: 'prefer' }, true],
  [{ sslmode: 'require' }, true],
  [{ sslmode: 'verify-ca', sslrootcert: 'server.crt' }, true],
  [{ sslmode: 'verify-full', sslrootcert: 'server.crt', host: 'localhost' }, true],
])('%o: encrypted is %s, and a query can be cancelled', async (change, encrypted) => {
  expect(await isEncrypted(change)).toBe(encrypted)
})

test.each([
  ['a certificate of an authority that is not known', { sslmode: 'verify-ca' }],
  ['require with a root certificate checks it', { sslmode: 'require', sslrootcert: '/etc/hostname' }],
  ['a certificate for another host', { sslmode: 'verify-full', sslrootcert: 'server.crt' }],
])('%s is refused', async (_name, change) => {
  await expect(isEncrypted(change)).rejects.toMatchObject({
    code: 'ssl-failed',
    hint: expect.stringContaining('sslrootcert'),
  })
})
