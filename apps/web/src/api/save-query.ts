import { ApiError, type Problem } from '@waypoint/api/client'
import { saveFile } from '../ui/save-file.ts'

export type FileFormat = 'csv' | 'parquet' | 'ndjson'

interface SavedQuery {
  readonly sql: string
  readonly format: FileFormat
  /** Of the file, without its ending. */
  readonly name: string
}

/** The longest statement that the server takes. */
export const longestStatement = 100_000

/** Every row of a query, as a file. */
export async function saveQuery({ sql, format, name }: SavedQuery): Promise<void> {
  const response = await fetch(`/api/v1/sql?format=${format}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sql }),
  })
  if (!response.ok) throw new ApiError((await response.json()) as Problem)
  saveFile(`${name}.${format}`, await response.blob(), response.headers.get('content-type') ?? '')
}
