import type { QueryOptions } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import type { TrinoCredentials } from '../credentials.ts'
import { requestError, statusError, unreadableAnswer } from '../errors/request-errors.ts'
import { type Page, parsePage } from './page.ts'
import { sendPatiently } from './retries.ts'
import { changedSession, type SessionState, sessionHeaders } from './session-headers.ts'
import type { Question, Reply, Transport } from './transport.ts'

/** The server as one profile speaks to it. */
export class Server {
  readonly credentials: TrinoCredentials
  readonly #transport: Transport

  constructor(credentials: TrinoCredentials, transport: Transport) {
    this.credentials = credentials
    this.#transport = transport
  }

  /** The server's version, as it writes it: `476`. */
  async version(): Promise<string> {
    const url = `${this.#transport.base}/v1/info`
    const { text } = await this.#ask({ method: 'GET', url, headers: this.#identity() })
    const info = readAnswer(text, this.#transport.base, (json) => JSON.parse(json) as ServerInfo)
    if (info.starting === true) {
      throw new WaypointError({
        code: 'server-not-ready',
        message: `Trino at ${this.#transport.base} is starting up.`,
        hint: 'Run again in half a minute.',
      })
    }
    return info.nodeVersion?.version ?? ''
  }

  /** Sends a statement; the answer has the first page, and the session as the statement leaves it. */
  async begin(sql: string, session: SessionState, { node }: QueryOptions): Promise<Answer> {
    const tags = [...this.credentials.clientTags, ...(node === undefined ? [] : [node.replaceAll(',', ' ')])]
    const reply = await this.#ask({
      method: 'POST',
      url: `${this.#transport.base}/v1/statement`,
      headers: {
        ...this.#identity(),
        ...sessionHeaders(session),
        'Content-Type': 'text/plain; charset=utf-8',
        'X-Trino-Client-Capabilities': 'PARAMETRIC_DATETIME',
        'X-Trino-Time-Zone': this.credentials.timezone,
        ...(tags.length === 0 ? {} : { 'X-Trino-Client-Tags': encodeTags(tags) }),
      },
      body: sql,
    })
    return this.#answer(reply, session)
  }

  async next(nextUri: string, session: SessionState): Promise<Answer> {
    return this.#answer(await this.#ask({ method: 'GET', url: nextUri, headers: this.#identity() }), session)
  }

  /** Stops a statement; the question for its next page is then answered with the error of a cancelled one. */
  async cancel(nextUri: string): Promise<void> {
    await this.#transport
      .send({ method: 'DELETE', url: nextUri, headers: this.#identity() })
      .catch(() => undefined)
  }

  close(): void {
    this.#transport.close()
  }

  async #ask(question: Question): Promise<Reply> {
    const { base } = this.#transport
    const reply = await sendPatiently(this.#transport, question, this.credentials.retries).catch(
      (cause: unknown) => {
        throw requestError(cause, base, question)
      },
    )
    if (reply.status !== 200) throw statusError(reply, base, question)
    return reply
  }

  #answer({ text, headers }: Reply, session: SessionState): Answer {
    const page = readAnswer(text, this.#transport.base, parsePage)
    return { page, session: changedSession(session, headers) }
  }

  #identity(): Readonly<Record<string, string>> {
    const { user, source, headers } = this.credentials
    return {
      ...headers,
      ...(user === null ? {} : { 'X-Trino-User': user }),
      'X-Trino-Source': source,
      ...authorization(this.credentials),
    }
  }
}

export interface Answer {
  readonly page: Page
  readonly session: SessionState
}

interface ServerInfo {
  readonly nodeVersion?: { readonly version?: string }
  readonly starting?: boolean
}

function readAnswer<T>(text: string, base: string, read: (text: string) => T): T {
  try {
    return read(text)
  } catch {
    throw unreadableAnswer(text, base)
  }
}

function authorization({ authentication, login }: TrinoCredentials): Readonly<Record<string, string>> {
  switch (authentication.method) {
    case 'ldap': {
      const pair = Buffer.from(`${login ?? ''}:${authentication.password}`).toString('base64')
      return { Authorization: `Basic ${pair}` }
    }
    case 'jwt':
      return { Authorization: `Bearer ${authentication.token}` }
    case 'certificate':
    case 'none':
      return {}
  }
}

/** Headers hold ASCII alone. */
function encodeTags(tags: readonly string[]): string {
  return tags.join(',').replace(/[^\x20-\x7e]/g, '?')
}
