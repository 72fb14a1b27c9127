import { day } from '@waypoint/report/format/dates.ts'
import { currencySymbol } from '@waypoint/report/format/money.ts'
import { change, decimal, percent } from '@waypoint/report/format/numbers.ts'
import { measureLabel, term } from '@waypoint/report/format/vocabulary.ts'
import type { ReactNode } from 'react'
import { BandBadge } from '../../../ui/band-badge.tsx'
import { Delta } from '../../../ui/delta.tsx'
import { Missing } from '../../../ui/figure.tsx'
import { Money } from '../../../ui/money.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import type { AccountRow } from '../api/use-accounts.ts'

interface AccountsTableProps {
  readonly rows: readonly AccountRow[]
  readonly currency: string
  readonly caption: ReactNode
  readonly sort: string
  readonly onSort: (sort: string) => void
  readonly onOpen: (row: AccountRow) => void
  readonly openKey: string | undefined
  readonly onEnd: () => void
  readonly answer: string
}

export function AccountsTable({ currency, ...props }: AccountsTableProps) {
  return (
    <DataTable
      name="Accounts"
      columns={columnsOf(currency)}
      rowKey={(row) => row.customerId}
      isSorted
      {...props}
    />
  )
}

const noScore = 'Too little is known for a score'

/** In whole units, as the header says. */
const cents = (value: number | null): number | null => (value === null ? null : value / 100)

function columnsOf(currency: string): readonly Column<AccountRow>[] {
  const unit = currencySymbol(currency).trim()
  return [
    { id: 'customerName', header: 'Account', value: (row) => row.customerName },
    {
      id: 'healthScore',
      header: 'Health',
      width: 140,
      phoneWidth: 76,
      value: (row) => row.healthScore,
      cell: (row) => (
        <span className="health-cell">
          {row.healthBand === null ? <Missing reason={noScore} /> : <BandBadge band={row.healthBand} />}
          {row.healthScore === null ? null : <b>{decimal(row.healthScore)}</b>}
        </span>
      ),
    },
    {
      id: 'scoreChange28d',
      header: '28 days',
      definition: 'Change of the health score in 28 days',
      isFigure: true,
      width: 88,
      from: 'tablet',
      value: (row) => row.scoreChange28d,
      cell: (row) => <Delta value={row.scoreChange28d} format={(value) => change(value)} reason={noScore} />,
    },
    {
      id: 'topReason',
      header: 'Costs most',
      width: 196,
      from: 'desk',
      canSort: false,
      value: (row) => (row.topReason === null ? null : measureLabel(row.topReason)),
      cell: (row) =>
        row.topReason === null ? <Missing reason="Nothing costs points" /> : measureLabel(row.topReason),
    },
    {
      id: 'mrrCents',
      header: 'MRR',
      unit,
      isFigure: true,
      width: 88,
      phoneWidth: 76,
      value: (row) => cents(row.mrrCents),
      cell: (row) => (
        <Money cents={row.mrrCents} currency={currency} as="bare" reason="Billing is not connected" />
      ),
    },
    {
      id: 'churnRiskScore',
      header: 'Risk',
      unit: '%',
      definition: 'Chance that MRR goes to 0 within 90 days, by the model',
      isFigure: true,
      width: 76,
      from: 'tablet',
      value: (row) => row.churnRiskScore,
      cell: (row) =>
        row.churnRiskScore === null ? (
          <Missing reason="Not scored: it does not pay, its end is known, or the model could not learn" />
        ) : (
          percent(row.churnRiskScore).replace('%', '')
        ),
    },
    {
      id: 'renewalDate',
      header: 'Renewal',
      width: 108,
      from: 'tablet',
      value: (row) => row.renewalDate,
      cell: (row) =>
        row.renewalDate === null ? <Missing reason="No renewal is known" /> : day(row.renewalDate),
    },
    { id: 'owner', header: 'Owner', width: 132, from: 'desk', value: (row) => row.owner },
    {
      id: 'segment',
      header: 'Segment',
      width: 96,
      from: 'tablet',
      value: (row) => (row.segment === null ? null : term(row.segment)),
    },
    {
      id: 'arrCents',
      header: 'ARR',
      unit,
      isFigure: true,
      isExtra: true,
      width: 88,
      value: (row) => cents(row.arrCents),
      cell: (row) => <Money cents={row.arrCents} currency={currency} as="bare" />,
    },
    {
      id: 'openTickets',
      header: 'Open tickets',
      isFigure: true,
      isExtra: true,
      width: 96,
      value: (row) => row.openTickets,
    },
    {
      id: 'activeUsers28d',
      header: 'Active people',
      definition: 'Distinct people in 28 days',
      isFigure: true,
      isExtra: true,
      width: 104,
      value: (row) => row.activeUsers28d,
    },
    {
      id: 'country',
      header: 'Country',
      isExtra: true,
      canSort: false,
      width: 76,
      value: (row) => row.country,
    },
  ]
}
