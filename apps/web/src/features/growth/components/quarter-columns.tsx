import { quarter as quarterText } from '@waypoint/report/format/dates.ts'
import { currencySymbol } from '@waypoint/report/format/money.ts'
import { decimal, percent } from '@waypoint/report/format/numbers.ts'
import type { Value } from '../../../api/value.ts'
import { addressOf, rowsAddress } from '../../../app/address.ts'
import { lastDayOf } from '../../../charts/month-end.ts'
import { Missing } from '../../../ui/figure.tsx'
import { Money } from '../../../ui/money.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { overdueDeals } from '../api/deal-rows.ts'

export type Quarter = Value<'/growth/pipeline'>['rows'][number]
type Amount = (row: Quarter) => number | null
type Behind = (row: Quarter) => string

/** The address of the deals; open ones that are overdue count for the running quarter. */
const dealsOf =
  (deals: 'open' | 'won' | 'lost'): Behind =>
  ({ quarter, isRunningQuarter }) =>
    addressOf('/growth/deals', {
      deals,
      from: deals === 'open' && isRunningQuarter ? undefined : quarter,
      to: lastDayOf(monthsAfter(quarter, 2)),
    })

const overdue: Behind = () => rowsAddress(overdueDeals())

function monthsAfter(month: string, months: number): string {
  const day = new Date(`${month}T00:00Z`)
  day.setUTCMonth(day.getUTCMonth() + months)
  return day.toISOString().slice(0, 10)
}

/** A quarter of the pipeline; each figure leads to its deals, but for the target, which a seed gives. */
export function quarterColumns(currency: string): readonly Column<Quarter>[] {
  const unit = currencySymbol(currency).trim()
  const cash = (id: string, header: string, of: Amount, behind?: Behind): Column<Quarter> => ({
    id,
    header,
    unit,
    isFigure: true,
    value: (row) => {
      const cents = of(row)
      return cents === null ? null : cents / 100
    },
    cell: (row) => <Money cents={of(row)} currency={currency} as="bare" reason="No target is set" />,
    behind,
  })
  return [
    {
      id: 'quarter',
      header: 'Quarter',
      width: 132,
      value: (row) => row.quarter,
      cell: (row) => `${quarterText(row.quarter)}${row.isRunningQuarter ? ', running' : ''}`,
    },
    cash('won', 'Won', (row) => row.wonAmountCents, dealsOf('won')),
    { ...cash('lost', 'Lost', (row) => row.lostAmountCents, dealsOf('lost')), from: 'tablet' },
    { ...cash('target', 'Target', (row) => row.targetCents), from: 'phone' },
    {
      id: 'attainment',
      header: 'Attained',
      unit: '%',
      isFigure: true,
      from: 'phone',
      value: (row) => row.attainment,
      behind: dealsOf('won'),
      cell: (row) =>
        row.attainment === null ? (
          <Missing reason="No target is set" />
        ) : (
          percent(row.attainment).replace('%', '')
        ),
    },
    cash('open', 'Open', (row) => row.openAmountCents, dealsOf('open')),
    { ...cash('weighted', 'Weighted', (row) => row.weightedAmountCents, dealsOf('open')), from: 'tablet' },
    { ...cash('overdue', 'Overdue', (row) => row.overdueAmountCents, overdue), from: 'desk' },
    {
      id: 'coverage',
      header: 'Coverage',
      definition: 'Open pipeline ÷ what is left of the target',
      isFigure: true,
      from: 'tablet',
      value: (row) => row.coverage,
      behind: dealsOf('open'),
      cell: (row) =>
        row.coverage === null ? (
          <Missing reason="Nothing is left of the target" />
        ) : (
          `${decimal(row.coverage)}×`
        ),
    },
  ]
}
