import { currencySymbol, money } from '@waypoint/report/format/money.ts'
import { count, decimal } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { useCurrency } from '../../../app/use-version.ts'
import { rowsAddress } from '../../../app/address.ts'
import { Missing } from '../../../ui/figure.tsx'
import { Money } from '../../../ui/money.tsx'
import { Part } from '../../../ui/part.tsx'
import { SkeletonBlock } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { type ChannelSum, channelSums } from '../api/channel-sums.ts'
import { channelSpend, creditedCustomers } from '../api/marketing-rows.ts'

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

function columnsOf(currency: string, model: string): readonly Column<ChannelSum>[] {
  const unit = currencySymbol(currency).trim()
  const behind = (row: ChannelSum): string => rowsAddress(creditedCustomers(row.channel, model))
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
      behind: (row) => rowsAddress(channelSpend(row.channel)),
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
      behind,
      cell: (row) => decimal(row.newCustomers),
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
      behind,
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
      behind,
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
      behind,
      cell: (row) =>
        row.lowestCacCents === null || row.highestCacCents === null
          ? '–'
          : `${money(Math.round(row.lowestCacCents), '').trim()} … ${money(Math.round(row.highestCacCents), '').trim()}`,
    },
  ]
}
