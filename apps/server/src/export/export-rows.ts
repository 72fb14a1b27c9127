import { join } from 'node:path'
import type { ServerContext } from '../context.ts'
import type { Reader, Statement } from '../version/reader.ts'
import { exportDatabase, prepareExport } from './export-database.ts'
import { type FileFormat, fileFormats } from './file-format.ts'
import { followFile } from './follow-file.ts'

export interface RowExport {
  readonly statement: Statement
  readonly reader: Reader
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
  { statement, reader, database, format, name, signal, onEnd }: RowExport,
): Promise<Response> {
  const { mediaType, extension, copy } = fileFormats[format]
  const { connection, folder, close } = await exportDatabase(context, reader, database)
  const path = join(folder, `rows.${extension}`)
  const giveUp = new AbortController()
  const writing = connection.query(`copy (${statement.sql}\n) to '${path.replaceAll("'", "''")}' (${copy})`, {
    parameters: statement.parameters,
    signal: AbortSignal.any([signal, giveUp.signal]),
  })
  const end = async (): Promise<void> => {
    giveUp.abort()
    await writing.catch(() => undefined)
    await close()
    void prepareExport(context, reader, database)
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
