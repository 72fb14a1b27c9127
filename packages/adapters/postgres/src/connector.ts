import { setTimeout as wait } from 'node:timers/promises'
import type { ConnectionOptions } from 'node:tls'
import { certificateFile } from '@waypoint/adapter-contract'
import { Client } from 'pg'
import type { PostgresCredentials, SslCredentials, SslMode } from './credentials.ts'
import { connectError, isWorthRetrying } from './connect-errors.ts'
import { Session } from './session.ts'

type Ssl = false | ConnectionOptions

/** Logs in as a profile says; what was found out about the server's SSL is kept. */
export class Connector {
  readonly #credentials: PostgresCredentials
  readonly #typeNames = new Map<string, Promise<string>>()
  #ways: readonly Ssl[] | null = null

  constructor(credentials: PostgresCredentials) {
    this.#credentials = credentials
  }

  /** How the last session was made; a cancel request takes the same way. */
  get ssl(): Ssl {
    return this.#ways?.[0] ?? false
  }

  async connect(): Promise<Session> {
    const { retries, role } = this.#credentials
    for (let attempt = 1; ; attempt += 1) {
      try {
        const session = await this.#connectOnce()
        await session.prepare(role)
        return session
      } catch (cause) {
        if (attempt > retries || !isWorthRetrying(cause)) throw connectError(cause, this.#credentials)
        await wait(Math.min(attempt * attempt, 30) * 1000)
      }
    }
  }

  async #connectOnce(): Promise<Session> {
    this.#ways ??= await sslWays(this.#credentials)
    let refused: unknown
    for (const ssl of this.#ways) {
      try {
        const client = await this.#open(ssl)
        this.#ways = [ssl]
        return new Session(client, this.#typeNames)
      } catch (cause) {
        refused = cause
        if (!isAboutSsl(cause)) break
      }
    }
    throw refused
  }

  async #open(ssl: Ssl): Promise<Client> {
    const { host, port, user, password, database, ...rest } = this.#credentials
    const client = new Client({
      host,
      port,
      user,
      database,
      ssl,
      // As a function it keeps the client from looking for another one in the environment.
      password: () => password,
      application_name: rest.applicationName,
      connectionTimeoutMillis: rest.connectTimeout * 1000,
      keepAlive: true,
      keepAliveInitialDelayMillis: rest.keepalivesIdle * 1000,
      ...(rest.searchPath === null
        ? {}
        : { options: `-c search_path=${rest.searchPath.replace(/[\\ ]/g, String.raw`\$&`)}` }),
    })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return client
    } catch (cause) {
      void client.end().catch(() => undefined)
      throw cause
    }
  }
}

const unverified: ConnectionOptions = { rejectUnauthorized: false }

/** The ways to try, in their order: `prefer` and `allow` have two. A Unix socket knows no SSL. */
async function sslWays({ ssl, host }: PostgresCredentials): Promise<readonly Ssl[]> {
  if (host.startsWith('/')) return [false]
  const files = await readFiles(ssl)
  // As libpq: with a root certificate at hand, `require` checks against it.
  const mode: SslMode = ssl.mode === 'require' && ssl.rootCert !== null ? 'verify-ca' : ssl.mode
  switch (mode) {
    case 'disable':
      return [false]
    case 'allow':
      return [false, { ...files, ...unverified }]
    case 'prefer':
      return [{ ...files, ...unverified }, false]
    case 'require':
      return [{ ...files, ...unverified }]
    case 'verify-ca':
      return [{ ...files, rejectUnauthorized: true, checkServerIdentity: () => undefined }]
    case 'verify-full':
      return [{ ...files, rejectUnauthorized: true }]
  }
}

async function readFiles({ cert, key, rootCert }: SslCredentials): Promise<ConnectionOptions> {
  const [certText, keyText, ca] = await Promise.all([
    certificateFile('sslcert', cert),
    certificateFile('sslkey', key),
    certificateFile('sslrootcert', rootCert),
  ])
  return {
    ...(certText === null ? {} : { cert: certText }),
    ...(keyText === null ? {} : { key: keyText }),
    ...(ca === null ? {} : { ca }),
  }
}

/** Another way may do where the server refused this one for its SSL. */
function isAboutSsl(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false
  return /SSL|no pg_hba.conf entry/.test(cause.message)
}
