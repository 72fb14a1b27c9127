import http from 'node:http'
import https from 'node:https'
import { certificateFile } from '@waypoint/adapter-contract'
import type { TlsCredentials, TrinoCredentials } from '../credentials.ts'

export interface Reply {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly text: string
}

export interface Question {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** The server holds an answer back for a second at most; what takes this long has been lost on the way. */
const silenceMs = 120_000

/** HTTP connections to one server, kept open between requests. */
export interface Transport {
  readonly base: string
  send(question: Question): Promise<Reply>
  close(): void
}

export async function openTransport({ scheme, host, port, tls }: TrinoCredentials): Promise<Transport> {
  const agent =
    scheme === 'http'
      ? new http.Agent({ keepAlive: true })
      : new https.Agent({ keepAlive: true, ...(await readTls(tls)) })
  return {
    base: `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`,
    send: (question) => send(question, agent),
    close: () => agent.destroy(),
  }
}

function send(question: Question, agent: http.Agent): Promise<Reply> {
  const { method, url, headers, body } = question
  const { request } = url.startsWith('https:') ? https : http
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent, timeout: silenceMs }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(pieces).toString('utf8'),
        }),
      )
    })
    asked.on('error', reject)
    asked.on('timeout', () => asked.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })))
    asked.end(body)
  })
}

async function readTls({ verify, authority, certificate, key }: TlsCredentials): Promise<https.AgentOptions> {
  const [ca, cert, keyText] = await Promise.all([
    certificateFile('cert', authority),
    certificateFile('client_certificate', certificate),
    certificateFile('client_private_key', key),
  ])
  return {
    rejectUnauthorized: verify,
    ...(ca === null ? {} : { ca }),
    ...(cert === null ? {} : { cert }),
    ...(keyText === null ? {} : { key: keyText }),
  }
}
