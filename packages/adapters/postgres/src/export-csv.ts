import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { DatabaseError } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Session } from './session.ts'

/** The server writes the text, the client passes it on unread. Gives the number of rows. */
export async function exportCsv(session: Session, sql: string, file: string): Promise<number> {
  const copy = session.client.query(
    copyTo(`copy (${sql}\n) to stdout with (format csv, force_quote *, null '\\N', encoding 'UTF8')`),
  )
  try {
    await pipeline(copy, createWriteStream(file))
    return copy.rowCount
  } catch (cause) {
    // What the server still sends has no reader any more.
    if (!(cause instanceof DatabaseError)) session.destroy()
    throw cause
  }
}
