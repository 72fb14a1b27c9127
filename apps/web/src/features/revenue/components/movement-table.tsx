import type { ReactNode } from 'react'
import { currencySymbol } from '@waypoint/report/format/money.ts'
import { categoryLabels } from '@waypoint/report/format/vocabulary.ts'
import { Money } from '../../../ui/money.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import type { WaterfallRow } from '../api/period.ts'

interface FirstColumn {
  readonly header: string
  readonly of: (row: WaterfallRow) => string
  readonly text: (row: WaterfallRow) => ReactNode
}

interface MovementTableProps {
  readonly name: string
  readonly first: FirstColumn
  readonly rows: readonly WaterfallRow[]
  readonly currency: string
  /** Whether the rows are parts of one whole. */
  readonly isSummed?: boolean
  readonly onOpen: (row: WaterfallRow, figure: BridgeFigure) => void
}

type Category = keyof typeof categoryLabels
/** Opens the customers of a movement, or those of MRR at the start or the end. */
export type BridgeFigure = Category | Level
type Level = 'starting' | 'ending'
type Amount = (row: WaterfallRow) => number

const movements: readonly (readonly [Category, Amount])[] = [
  ['new', (row) => row.newMrrCents],
  ['reactivation', (row) => row.reactivationMrrCents],
  ['expansion', (row) => row.expansionMrrCents],
  ['contraction', (row) => -row.contractionMrrCents],
  ['churn', (row) => -row.churnMrrCents],
  ['fx', (row) => row.fxMrrCents],
]

/** Starting, movements, ending; each movement leads to its customers. */
export function MovementTable({ name, first, rows, currency, isSummed = false, onOpen }: MovementTableProps) {
  const level = (id: Level, header: string, amount: Amount): Column<WaterfallRow> => ({
    id,
    header,
    unit: currencySymbol(currency).trim(),
    isFigure: true,
    phoneWidth: 88,
    value: (row) => amount(row) / 100,
    cell: (row) => figure(row, id, amount),
    ...(isSummed ? { total: totalOf(amount, currency) } : {}),
  })
  const figure = (row: WaterfallRow, opened: BridgeFigure, amount: Amount): ReactNode =>
    amount(row) === 0 ? (
      '0'
    ) : (
      <button type="button" className="link-button figures" onClick={() => onOpen(row, opened)}>
        <Money cents={amount(row)} currency={currency} as="bare" />
      </button>
    )
  const columns: readonly Column<WaterfallRow>[] = [
    {
      id: 'first',
      header: first.header,
      value: first.of,
      cell: (row) => first.text(row),
      width: 112,
      phoneWidth: 84,
    },
    { ...level('starting', 'Starting', (row) => row.startingMrrCents), from: 'tablet' },
    ...movements.map(
      ([category, amount]): Column<WaterfallRow> => ({
        id: category,
        header: categoryLabels[category],
        unit: currencySymbol(currency).trim(),
        isFigure: true,
        phoneWidth: 80,
        ...(category === 'new' || category === 'churn'
          ? {}
          : category === 'fx' || category === 'reactivation'
            ? { from: 'tablet' }
            : { from: 'phone' }),
        value: (row) => amount(row) / 100,
        cell: (row) => figure(row, category, amount),
        ...(isSummed ? { total: totalOf(amount, currency) } : {}),
      }),
    ),
    level('ending', 'Ending', (row) => row.endingMrrCents),
  ]
  return <DataTable name={name} rows={rows} columns={columns} rowKey={first.of} />
}

const totalOf = (amount: Amount, currency: string) => (rows: readonly WaterfallRow[]) => (
  <Money cents={rows.reduce((sum, row) => sum + amount(row), 0)} currency={currency} as="bare" />
)
