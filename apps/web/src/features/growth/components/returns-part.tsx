import { currencySymbol, money } from '@waypoint/report/format/money.ts'
import { count, decimal } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { useCurrency } from '../../../app/use-version.ts'
import { RowsBehind, sqlText } from '../../../app/rows-behind.tsx'
import { Missing } from '../../../ui/figure.tsx'
import { Money } from '../../../ui/money.tsx'
import { Part } from '../../../ui/part.tsx'
import { SkeletonBlock } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { type ChannelSum, channelSums } from '../api/channel-sums.ts'

/** What it cost, and what it returned. */
export function ReturnsPart({ model }: { readonly model: string }) {
  const currency = useCurrency()
  const query = useGet('/growth/roi', { query: { model: [model] } })
  return (
    <Part
      heading="What it cost and returned"
      note="Over the months of the published version; CAC is what a channel cost ÷ the customers it brought."
    >
      <Loaded query={query} what="returns" skeleton={<SkeletonBlock height={260} />}>
        {(section) => (
          <Present section={section}>
            {({ rows }: Value<'/growth/roi'>) => (
              <DataTable
                name="Return by channel"
                rows={channelSums(rows)}
                columns={columnsOf(currency, model)}
                rowKey={(row) => row.channel}
              />
            )}
          </Present>
        )}
      </Loaded>
    </Part>
  )
}

/** The customers that a model credits to a channel. */
const customersBehind = (channel: string, model: string): string =>
  `select customer_id, customer_name, acquired_date, sum(credit_micros) / 1e6 as credit,
  sum(new_mrr_cents) / 100 as new_mrr
from marts.marketing_attribution
join entities.entity_customers using (customer_id)
where model = ${sqlText(model)} and channel = ${sqlText(channel)}
group by all
order by acquired_date desc`

function columnsOf(currency: string, model: string): readonly Column<ChannelSum>[] {
  const unit = currencySymbol(currency).trim()
  const noSpend = 'Nothing was spent on it'
  return [
    { id: 'channel', header: 'Channel', value: (row) => term(row.channel) },
    {
      id: 'spend',
      header: 'Spend',
      unit,
      isFigure: true,
      width: 104,
      value: (row) => (row.spendCents === null ? null : row.spendCents / 100),
      cell: (row) => (
        <Money
          cents={row.spendCents}
          currency={currency}
          as="bare"
          reason="No advertising source is connected, or the channel costs nothing"
        />
      ),
      total: (rows) => (
        <Money
          cents={
            rows.every(({ spendCents }) => spendCents === null)
              ? null
              : rows.reduce((sum, row) => sum + (row.spendCents ?? 0), 0)
          }
          currency={currency}
          as="bare"
          reason="No advertising source is connected"
        />
      ),
    },
    {
      id: 'customers',
      header: 'New customers',
      isFigure: true,
      width: 116,
      value: (row) => row.newCustomers,
      cell: (row) => (
        <RowsBehind sql={customersBehind(row.channel, model)}>{decimal(row.newCustomers)}</RowsBehind>
      ),
      total: (rows) => count(rows.reduce((sum, row) => sum + row.newCustomers, 0)),
    },
    {
      id: 'mrr',
      header: 'New MRR',
      unit,
      isFigure: true,
      width: 112,
      from: 'phone',
      value: (row) => row.newMrrCents / 100,
      cell: (row) => <Money cents={Math.round(row.newMrrCents)} currency={currency} as="bare" />,
      total: (rows) => (
        <Money
          cents={Math.round(rows.reduce((sum, row) => sum + row.newMrrCents, 0))}
          currency={currency}
          as="bare"
        />
      ),
    },
    {
      id: 'cac',
      header: 'CAC',
      unit,
      definition: 'Spend ÷ new customers',
      isFigure: true,
      width: 96,
      value: (row) => row.cacCents,
      cell: (row) =>
        row.cacCents === null ? (
          <Missing reason={noSpend} />
        ) : (
          <Money cents={Math.round(row.cacCents)} currency={currency} as="bare" />
        ),
    },
    {
      id: 'range',
      header: 'CAC by other models',
      unit,
      isFigure: true,
      width: 180,
      from: 'tablet',
      canSort: false,
      value: (row) => row.lowestCacCents,
      cell: (row) =>
        row.lowestCacCents === null || row.highestCacCents === null
          ? '–'
          : `${money(Math.round(row.lowestCacCents), '').trim()} … ${money(Math.round(row.highestCacCents), '').trim()}`,
    },
  ]
}
