import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ServerContext } from '../context.ts'
import { openLockedDatabase } from '../sql/locked-database.ts'
import type { Statement } from '../version/reader.ts'
import { type FileFormat, fileFormats } from './file-format.ts'
import { followFile } from './follow-file.ts'

export interface RowExport {
  readonly statement: Statement
  /** The file of the version. */
  readonly file: string
  /** What the version is called in the statement. */
  readonly database: string
  readonly format: FileFormat
  /** Of the download, without its ending. */
  readonly name: string
  readonly signal: AbortSignal
  /** After the last byte, or when it was given up. */
  readonly onEnd: () => void
}

/** Every row of a statement as a file; it is sent while the database writes it. */
export async function exportRows(
  context: Pick<ServerContext, 'factory' | 'limits' | 'scratch'>,
  { statement, file, database, format, name, signal, onEnd }: RowExport,
): Promise<Response> {
  const { mediaType, extension, copy } = fileFormats[format]
  const folder = join(context.scratch, randomUUID())
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const locked = await openLockedDatabase(context, { file, name: database, sessions: 1, folder })
  const path = join(folder, `rows.${extension}`)
  const giveUp = new AbortController()
  const [connection] = locked.connections
  if (connection === undefined) throw new Error('no session')
  const writing = connection.query(`copy (${statement.sql}\n) to '${path.replaceAll("'", "''")}' (${copy})`, {
    parameters: statement.parameters,
    signal: AbortSignal.any([signal, giveUp.signal]),
  })
  const end = async (): Promise<void> => {
    giveUp.abort()
    await writing.catch(() => undefined)
    await locked.close()
    await rm(folder, { recursive: true, force: true })
    onEnd()
  }
  const bytes = followFile(path, writing)
  try {
    const first = await bytes.next()
    return new Response(streamOf(first, bytes, end), {
      headers: {
        'content-type': mediaType,
        'content-disposition': `attachment; filename="${name}.${extension}"`,
      },
    })
  } catch (cause) {
    await end()
    throw cause
  }
}

/** The first bytes are there already: what fails before them is still answered as a problem. */
function streamOf(
  first: IteratorResult<Uint8Array>,
  rest: AsyncGenerator<Uint8Array>,
  end: () => Promise<void>,
): ReadableStream<Uint8Array> {
  let next: IteratorResult<Uint8Array> | null = first
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        const step = next ?? (await rest.next())
        next = null
        if (step.done === true) {
          controller.close()
          await end()
        } else {
          controller.enqueue(step.value)
        }
      } catch (cause) {
        controller.error(cause)
        await end()
      }
    },
    cancel: async () => {
      await end()
      await rest.return(undefined)
    },
  })
}
