import { currencySymbol } from '@waypoint/report/format/money.ts'
import { addressOf } from '../../../app/address.ts'
import { Money } from '../../../ui/money.tsx'
import type { Column } from '../../../ui/table/column.ts'

/** As many customers as a panel fetches. */
export const LISTED = 5000

interface OfCustomer {
  readonly customerId: string
  readonly customerName: string
}

/** The account, which leads to the rows of billing that its MRR of a day is made of. */
export const accountColumn = <Row extends OfCustomer>(day?: (row: Row) => string): Column<Row> => ({
  id: 'customer',
  header: 'Account',
  value: (row) => row.customerName,
  behind: (row) => addressOf(`/accounts/${row.customerId}/billing`, { date: day?.(row) }),
})

interface MoneyColumn<Row> extends Pick<Column<Row>, 'id' | 'header' | 'width'> {
  readonly currency: string
  readonly cents: (row: Row) => number
}

/** Amounts with their sum; the currency stands in the header. */
export const moneyColumn = <Row,>({ currency, cents, ...column }: MoneyColumn<Row>): Column<Row> => ({
  ...column,
  unit: currencySymbol(currency).trim(),
  isFigure: true,
  value: (row) => cents(row) / 100,
  cell: (row) => <Money cents={cents(row)} currency={currency} as="bare" />,
  total: (rows) => (
    <Money cents={rows.reduce((sum, row) => sum + cents(row), 0)} currency={currency} as="bare" />
  ),
})
