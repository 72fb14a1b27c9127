import type { EventEmitter } from 'node:events'
import type { Client, Connection } from 'pg'

/** The client's end of the protocol: what of it the published types leave out. */
export interface Wire extends EventEmitter {
  query(text: string): void
  parse(message: { readonly text: string; readonly name: string }): void
  bind(message: {
    readonly portal: string
    readonly statement: string
    readonly values: readonly unknown[]
  }): void
  describe(message: { readonly type: 'P'; readonly name: string }): void
  execute(message: { readonly portal: string; readonly rows: number }): void
  sync(): void
  cancel(processId: number, secretKey: number): void
  requestSsl(): void
  connect(portOrPath: number | string, host?: string): void
  readonly stream: { end(): void; destroy(): void }
}

export interface ClientParts {
  readonly connection: Wire
  readonly processID: number
  readonly secretKey: number
}

export function wireOf(connection: Connection): Wire {
  return connection as unknown as Wire
}

export function partsOf(client: Client): ClientParts {
  return client as unknown as ClientParts
}
