import { exportRows } from '../export/export-rows.ts'
import type { FileFormat } from '../export/file-format.ts'
import type { Call } from '../routing/handler.ts'
import type { Statement } from '../version/reader.ts'

export interface ExportedAnswer {
  readonly statement: Statement
  readonly format: FileFormat
  /** Of the download, without its ending. */
  readonly name: string
}

/** What the version is called in statements of our own, which name no database. */
const database = 'published'

/** All rows of a statement as a file. */
export async function exportAnswer(
  call: Call,
  { statement, format, name }: ExportedAnswer,
): Promise<Response> {
  const reader = await call.version()
  const release = call.hold()
  try {
    return await exportRows(call.context, {
      statement,
      reader,
      database,
      format,
      name: `${name.replaceAll('.', '_')}_${reader.version.version}`,
      signal: call.signal,
      onEnd: release,
    })
  } catch (cause) {
    release()
    throw cause
  }
}
