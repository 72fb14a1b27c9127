import type { SessionSource } from './connection.ts'
import { requestCancel } from './cancel.ts'
import type { Connector } from './connector.ts'
import type { PostgresCredentials } from './credentials.ts'
import type { Session } from './session.ts'

/** Sessions that are given back are handed out again, as new ones would be. */
export class SessionPool implements SessionSource {
  readonly #connector: Connector
  readonly #credentials: PostgresCredentials
  readonly #idle: Session[] = []
  #closed = false

  constructor(connector: Connector, credentials: PostgresCredentials) {
    this.#connector = connector
    this.#credentials = credentials
  }

  async acquire(): Promise<Session> {
    for (let idle = this.#idle.pop(); idle !== undefined; idle = this.#idle.pop()) {
      if (idle.state !== 'lost') return idle
    }
    return await this.#connector.connect()
  }

  async release(session: Session): Promise<void> {
    if (session.state === 'lost') return
    try {
      await session.reset(this.#credentials.role)
      if (this.#closed) await session.end()
      else this.#idle.push(session)
    } catch {
      await session.end()
    }
  }

  async requestCancel(session: Session): Promise<void> {
    const { host, port } = this.#credentials
    await requestCancel(session, { host, port, ssl: this.#connector.ssl })
  }

  async close(): Promise<void> {
    this.#closed = true
    await Promise.all(this.#idle.splice(0).map((session) => session.end()))
  }
}
