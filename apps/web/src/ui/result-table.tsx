import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { CellValue, Column } from './table/column.ts'
import { DataTable } from './table/data-table.tsx'
import './result-table.css'

interface Result {
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly rows: readonly (readonly unknown[])[]
}

interface ResultTableProps {
  readonly name: string
  readonly table: Result
  readonly hasTools?: boolean
  /** What columns are called, by their names; as they come otherwise. */
  readonly labels?: Readonly<Record<string, string>>
  /** How what is in a column is written, by its name; as it comes otherwise. */
  readonly formats?: Readonly<Record<string, Format>>
}

type Format = (value: string | number) => string

interface ResultRow {
  readonly place: number
  readonly cells: readonly unknown[]
}

const WIDTH = 148
const CUSTOMER = 'customer_id'

/** What a query answered: columns as they come, figures to the right. */
export function ResultTable({ name, table, hasTools = false, formats = {}, labels = {} }: ResultTableProps) {
  const rows = table.rows.map((cells, place): ResultRow => ({ place, cells }))
  const columns = table.columns.map(
    (column, index): Column<ResultRow> => ({
      id: `${index} ${column.name}`,
      header: labels[column.name] ?? column.name,
      definition: column.type,
      width: WIDTH,
      isFigure: isNumeric(column.type),
      value: ({ cells }) => valueOf(cells[index]),
      cell: ({ cells }) =>
        column.name === CUSTOMER ? customerLink(cells[index]) : textOf(cells[index], formats[column.name]),
    }),
  )
  return (
    <div className="result-table">
      <DataTable
        name={name}
        rows={rows}
        columns={columns}
        rowKey={({ place }) => String(place)}
        hasTools={hasTools}
      />
    </div>
  )
}

function customerLink(cell: unknown): ReactNode {
  const customerId = valueOf(cell)
  if (typeof customerId !== 'string') return '–'
  return (
    <Link to="/accounts/$customerId" params={{ customerId }}>
      {customerId}
    </Link>
  )
}

const isNumeric = (type: string): boolean =>
  /^(U?(TINY|SMALL|BIG|HUGE)?INT|INTEGER|UINTEGER|DOUBLE|FLOAT|DECIMAL)/.test(type)

function textOf(cell: unknown, format: Format | undefined): CellValue {
  const value = valueOf(cell)
  if (value === null) return '–'
  return format === undefined ? value : format(value)
}

function valueOf(cell: unknown): CellValue {
  if (cell === null || cell === undefined) return null
  if (typeof cell === 'number' || typeof cell === 'string') return cell
  return JSON.stringify(cell)
}
