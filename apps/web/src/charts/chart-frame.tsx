import { type ReactNode, useId, useRef, useState } from 'react'
import { ExportMenu } from '../ui/export-menu.tsx'
import { fileName, saveFile } from '../ui/save-file.ts'
import type { Column } from '../ui/table/column.ts'
import { DataTable } from '../ui/table/data-table.tsx'
import { standaloneSvg } from './standalone-svg.ts'
import './plot-picture.css'

interface ChartFrameProps<Row> {
  /** The finding, or the measure. */
  readonly title: string
  /** Unit and period. */
  readonly subtitle: string
  /** What the picture shows, as a table. */
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  /** Where the figures come from: the address in the API. */
  readonly source?: string | undefined
  readonly note?: ReactNode
  readonly children: ReactNode
}

/** A chart with its title, its table, its source and its downloads. */
export function ChartFrame<Row>(props: ChartFrameProps<Row>) {
  const { title, subtitle, rows, columns, source } = props
  const [isTable, setTable] = useState(false)
  const picture = useRef<HTMLDivElement>(null)
  const id = useId()
  const keyed = rows.map((row, index) => ({ row, key: String(index) }))
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption>
        <div>
          <div className="chart-title" id={id}>
            {title}
          </div>
          <p>{subtitle}</p>
        </div>
        <div className="chart-tools">
          <button
            type="button"
            className="quiet-button"
            aria-pressed={isTable}
            onClick={() => setTable(!isTable)}
          >
            Table
          </button>
          <ExportMenu name={title} rows={rows} columns={columns}>
            {isTable ? null : (
              <button
                type="button"
                onClick={() =>
                  saveFile(`${fileName(title)}.svg`, standaloneSvg(picture.current), 'image/svg+xml')
                }
              >
                Picture as SVG
              </button>
            )}
            {source === undefined ? null : (
              <a href={source} target="_blank" rel="noreferrer">
                The query’s answer
              </a>
            )}
          </ExportMenu>
        </div>
      </figcaption>
      {isTable ? (
        <DataTable
          name={`${title}, as a table`}
          rows={keyed}
          columns={columns.map(ofKeyed)}
          rowKey={({ key }) => key}
          hasTools={false}
        />
      ) : (
        <div ref={picture}>{props.children}</div>
      )}
      {props.note === undefined ? null : <div className="chart-note">{props.note}</div>}
    </figure>
  )
}

interface Keyed<Row> {
  readonly row: Row
  readonly key: string
}

/** Figures of a chart may have no name of their own: their place is their key. */
function ofKeyed<Row>(column: Column<Row>): Column<Keyed<Row>> {
  const { value, cell, behind, total: _total, ...rest } = column
  return {
    ...rest,
    value: ({ row }) => value(row),
    ...(cell === undefined ? {} : { cell: ({ row }) => cell(row) }),
    ...(behind === undefined ? {} : { behind: ({ row }) => behind(row) }),
  }
}
