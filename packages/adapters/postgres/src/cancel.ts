import { Connection } from 'pg'
import type { Session } from './session.ts'
import { partsOf, wireOf } from './wire.ts'

export interface ServerAddress {
  readonly host: string
  readonly port: number
  readonly ssl: false | object
}

/**
 * Asks the server on a connection of its own to stop what a session runs. Settles when the server has taken
 * notice: a request still on its way could hit the session's next statement.
 */
export function requestCancel(session: Session, { host, port, ssl }: ServerAddress): Promise<void> {
  const { processID, secretKey } = partsOf(session.client)
  return new Promise((resolve) => {
    const wire = wireOf(new Connection({ ssl }))
    const send = (): void => wire.cancel(processID, secretKey)
    wire.on('connect', () => (ssl === false ? send() : wire.requestSsl()))
    wire.on('sslconnect', send)
    wire.on('end', resolve)
    wire.on('error', () => {
      wire.stream.destroy()
      resolve()
    })
    if (host.startsWith('/')) wire.connect(`${host}/.s.PGSQL.${port}`)
    else wire.connect(port, host)
  })
}
