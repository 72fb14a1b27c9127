import { day, month } from '@waypoint/report/format/dates.ts'
import { currencySymbol, exactMinor, minorDigits, money } from '@waypoint/report/format/money.ts'
import { counted } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { urlOf, useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { addressOf } from '../../../app/address.ts'
import { ProductName } from '../../../app/product-name.tsx'
import { useCurrency } from '../../../app/use-version.ts'
import { LineChart } from '../../../charts/line-chart.tsx'
import { lastDayOf } from '../../../charts/month-end.ts'
import { Money } from '../../../ui/money.tsx'
import { Part } from '../../../ui/part.tsx'
import { SkeletonBlock, SkeletonRows } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import type { PartProps } from '../account-page.tsx'
import { invoicePayments, subscriptionEvents } from '../api/billing-rows.ts'
import { useMrrChanges } from '../api/use-mrr-changes.ts'
import { Evidence } from './mrr-evidence.tsx'

type Subscription = Value<'/customers/{customerId}/subscriptions'>['items'][number]
type Invoice = Value<'/customers/{customerId}/invoices'>['items'][number]
type Months = Value<'/customers/{customerId}/mrr'>

const INVOICES = 200

export function Billing({ customerId }: PartProps) {
  const params = { customerId }
  const currency = useCurrency()
  const mrr = useGet('/customers/{customerId}/mrr', { params })
  const subscriptions = useGet('/customers/{customerId}/subscriptions', { params })
  const invoices = useGet('/customers/{customerId}/invoices', { params, query: { limit: INVOICES } })
  return (
    <>
      <Loaded query={mrr} what="recurring revenue" skeleton={<SkeletonBlock height={320} />}>
        {(section) => (
          <Present section={section}>
            {(value: Months) => <MrrPart value={value} customerId={customerId} />}
          </Present>
        )}
      </Loaded>
      <Evidence customerId={customerId} />
      <Loaded query={subscriptions} what="subscriptions" skeleton={<SkeletonRows rows={4} />}>
        {(section) => (
          <Present section={section}>
            {({ items }: { readonly items: readonly Subscription[] }) => (
              <Part
                heading={`${counted(items.filter((it) => it.isPaying).length, 'subscription')} paying, ${items.length} in all`}
              >
                <DataTable
                  name="Subscriptions"
                  rows={items}
                  columns={subscriptionColumns(currency)}
                  rowKey={(row) => row.subscriptionId}
                />
              </Part>
            )}
          </Present>
        )}
      </Loaded>
      <Loaded query={invoices} what="invoices" skeleton={<SkeletonRows rows={8} />}>
        {(section) => (
          <Present section={section}>
            {({ items, total }: { readonly items: readonly Invoice[]; readonly total: number }) => (
              <Part heading={invoicesSentence(items, total)}>
                <DataTable
                  name="Invoices"
                  rows={items}
                  columns={invoiceColumns}
                  rowKey={(row) => row.invoiceId}
                />
              </Part>
            )}
          </Present>
        )}
      </Loaded>
    </>
  )
}

function MrrPart({ value, customerId }: { readonly value: Months; readonly customerId: string }) {
  const currency = useCurrency()
  const last = value.months.at(-1)
  const changes = useMrrChanges(customerId)
  return (
    <Part
      heading={
        last === undefined ? 'It never paid' : `${money(last.mrrCents, currency)} MRR in ${month(last.month)}`
      }
    >
      <LineChart
        title="MRR by month"
        subtitle={`${currency} at the end of each month`}
        points={value.months.map((it) => ({ date: lastDayOf(it.month), series: 'MRR', value: it.mrrCents }))}
        format={(cents) => money(Math.round(cents), currency)}
        isFromZero
        annotations={changes}
        behind={({ date }) => addressOf(`/accounts/${encodeURIComponent(customerId)}/billing`, { date })}
        source={urlOf('/customers/{customerId}/mrr', { params: { customerId } })}
      />
    </Part>
  )
}

function invoicesSentence(invoices: readonly Invoice[], total: number): string {
  const open = invoices.filter(({ isPaid, status }) => !isPaid && status === 'open')
  return open.length === 0
    ? `${counted(total, 'invoice')}, none open`
    : `${counted(open.length, 'invoice')} open of ${total}`
}

const billedText = (interval: string | null): string | null =>
  interval === null
    ? null
    : interval === 'year'
      ? 'Yearly'
      : interval === 'month'
        ? 'Monthly'
        : term(interval)

const subscriptionColumns = (currency: string): readonly Column<Subscription>[] => [
  {
    id: 'product',
    header: 'Product',
    value: (row) => row.product ?? row.subscriptionId,
    cell: (row) => <ProductName code={row.product ?? row.subscriptionId} />,
    behind: (row) => subscriptionEvents(row.subscriptionId),
  },
  {
    id: 'tier',
    header: 'Tier',
    width: 88,
    from: 'phone',
    value: (row) => (row.planTier === null ? null : term(row.planTier)),
  },
  { id: 'status', header: 'Status', width: 120, value: (row) => term(row.status) },
  {
    id: 'interval',
    header: 'Billed',
    width: 72,
    from: 'phone',
    value: (row) => billedText(row.billingInterval),
  },
  {
    id: 'quantity',
    header: 'Quantity',
    isFigure: true,
    width: 80,
    from: 'phone',
    value: (row) => row.quantity,
  },
  {
    id: 'mrr',
    header: 'MRR',
    unit: currencySymbol(currency).trim(),
    isFigure: true,
    width: 88,
    value: (row) => (row.mrrCents === null ? null : row.mrrCents / 100),
    cell: (row) => <Money cents={row.mrrCents} currency={currency} as="bare" />,
    total: (rows) => (
      <Money cents={rows.reduce((sum, row) => sum + (row.mrrCents ?? 0), 0)} currency={currency} as="bare" />
    ),
  },
  {
    id: 'first',
    header: 'Since',
    width: 112,
    from: 'tablet',
    value: (row) => row.firstDate,
    cell: (row) => day(row.firstDate),
  },
  {
    id: 'renewal',
    header: 'Renews or ended',
    width: 128,
    from: 'tablet',
    value: (row) => row.endDate ?? row.renewalDate,
    cell: (row) => (row.endDate === null ? day(row.renewalDate) : `ended ${day(row.endDate)}`),
  },
]

const invoiceColumns: readonly Column<Invoice>[] = [
  {
    id: 'number',
    header: 'Invoice',
    value: (row) => row.invoiceNumber ?? row.invoiceId,
    behind: (row) => invoicePayments(row.invoiceId),
  },
  {
    id: 'date',
    header: 'Date',
    width: 112,
    value: (row) => row.invoiceDate,
    cell: (row) => day(row.invoiceDate),
  },
  { id: 'status', header: 'Status', width: 112, value: (row) => term(row.status) },
  {
    id: 'reason',
    header: 'For',
    width: 160,
    from: 'tablet',
    value: (row) => (row.billingReason === null ? null : term(row.billingReason)),
  },
  {
    id: 'total',
    header: 'Total',
    isFigure: true,
    width: 112,
    value: (row) => row.totalMinor / 10 ** minorDigits(row.currency.toUpperCase()),
    cell: (row) => exactMinor(row.totalMinor, row.currency.toUpperCase()),
  },
  {
    id: 'paid',
    header: 'Paid',
    width: 128,
    from: 'phone',
    value: (row) => row.paidAt,
    cell: (row) =>
      row.isPaid ? day(row.paidAt) : row.daysPastDue ? `${counted(row.daysPastDue, 'day')} late` : '–',
  },
]
