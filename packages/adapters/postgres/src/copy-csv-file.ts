import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Connection } from '@waypoint/adapter-contract'
import { from as copyFrom } from 'pg-copy-streams'
import type { CancellableConnection } from './connection.ts'

function isOwn(connection: Connection): connection is CancellableConnection {
  return 'use' in connection
}

/**
 * Sends a CSV file with a header to a table whose columns it has; `table` is quoted. A field without anything
 * is null, `""` is an empty text. Gives the number of rows.
 */
export async function copyCsvFile(connection: Connection, table: string, file: string): Promise<number> {
  if (!isOwn(connection)) throw new Error('the connection is not one of this adapter')
  return await connection.use(async ({ client }) => {
    const copy = client.query(copyFrom(`copy ${table} from stdin (format csv, header)`))
    await pipeline(createReadStream(file), copy)
    return copy.rowCount ?? 0
  })
}
