import { useMutation } from '@tanstack/react-query'
import { count } from '@waypoint/report/format/numbers.ts'
import type { ReactNode } from 'react'
import { type FileFormat, longestStatement, saveQuery } from '../api/save-query.ts'
import { Menu } from './menu.tsx'
import { fileName, saveFile } from './save-file.ts'
import type { Column } from './table/column.ts'
import { delimited } from './table/delimited.ts'
import { jsonLines } from './table/json-lines.ts'
import { rowsStatement } from './table/rows-statement.ts'

interface ExportMenuProps<Row> {
  readonly name: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  /** The address of the list these rows are of: it gives every row as a file. */
  readonly answer?: string | undefined
  readonly children?: ReactNode
}

const formats = [
  { format: 'csv', text: 'CSV' },
  { format: 'parquet', text: 'Parquet' },
  { format: 'ndjson', text: 'JSON lines' },
] as const satisfies readonly { readonly format: FileFormat; readonly text: string }[]

/** The rows that are shown, and all that the list has, in three formats. */
export function ExportMenu<Row>({ name, rows, columns, answer, children }: ExportMenuProps<Row>) {
  const file = fileName(name)
  const save = useMutation({
    mutationFn: async (format: FileFormat): Promise<void> => {
      if (format === 'csv') return saveFile(`${file}.csv`, delimited(rows, columns), 'text/csv')
      if (format === 'ndjson')
        return saveFile(`${file}.ndjson`, jsonLines(rows, columns), 'application/x-ndjson')
      const sql = rowsStatement(rows, columns)
      if (sql.length > longestStatement)
        throw new Error('These are too many rows for a file made from the page: filter, or take CSV')
      return await saveQuery({ sql, format, name: file })
    },
  })
  return (
    <Menu label="Export" name={`Export ${name}`}>
      <span className="menu-heading">
        {rows.length === 1 ? 'The row shown' : `The ${count(rows.length)} rows shown`}
      </span>
      {formats.map(({ format, text }) => (
        <button key={format} type="button" disabled={save.isPending} onClick={() => save.mutate(format)}>
          {text}
        </button>
      ))}
      {save.error === null ? null : (
        <p className="menu-note" role="alert">
          {save.error.message}
        </p>
      )}
      {answer === undefined ? null : (
        <>
          <span className="menu-heading">All that match</span>
          {formats.map(({ format, text }) => (
            <a key={format} href={inFormat(answer, format)} download>
              {text}
            </a>
          ))}
        </>
      )}
      {children}
    </Menu>
  )
}

const inFormat = (address: string, format: FileFormat): string =>
  `${address}${address.includes('?') ? '&' : '?'}format=${format}`
