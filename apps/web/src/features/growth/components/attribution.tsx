import { day } from '@waypoint/report/format/dates.ts'
import { currencySymbol, money } from '@waypoint/report/format/money.ts'
import { count, counted, decimal } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { urlOf, useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { useSearchState } from '../../../app/use-search-state.ts'
import { useCurrency } from '../../../app/use-version.ts'
import { BarChart } from '../../../charts/bar-chart.tsx'
import { Missing } from '../../../ui/figure.tsx'
import { Money } from '../../../ui/money.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Part } from '../../../ui/part.tsx'
import { Select } from '../../../ui/select.tsx'
import { SkeletonBlock } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { channelSums, type ChannelSum } from '../api/channel-sums.ts'

type Found = Value<'/growth/attribution'>

/** What brought new customers, by each model, with the range over which the models disagree. */
export function Attribution() {
  const query = useGet('/growth/attribution', { query: {} })
  return (
    <Loaded query={query} what="attribution" skeleton={<SkeletonBlock height={420} />}>
      {(section) => (
        <Present section={section} isPage>
          {(found: Found) => <AttributionOf found={found} />}
        </Present>
      )}
    </Loaded>
  )
}

function AttributionOf({ found }: { readonly found: Found }) {
  const [search, change] = useSearchState()
  const currency = useCurrency()
  const model =
    found.models.find((it) => it === search['model']) ??
    found.models.find((it) => it === 'linear') ??
    found.models[0] ??
    ''
  const rows = found.rows
    .filter((row) => row.model === model)
    .toSorted((left, right) => right.credits - left.credits)
  const first = rows.find(({ channel }) => channel !== 'unattributed')
  return (
    <>
      <PageHead
        sentence={
          first === undefined
            ? `${counted(found.conversions, 'new customer')}, none of them attributed`
            : creditSentence(first, found.conversions)
        }
        detail={`${day(found.from)} to ${day(found.to)}. Credits of one customer sum to 1 in every model.`}
        tools={
          <Select
            label="Model"
            value={model}
            options={found.models.map((value) => ({ value, text: term(value) }))}
            onChange={(value) => change({ model: value })}
          />
        }
      />
      <div className="part">
        <BarChart
          title={`New customers by channel, ${term(model).toLowerCase()}`}
          subtitle="Credits; the line spans what the models disagree by"
          bars={rows.map((row) => ({
            label: term(row.channel),
            value: row.credits,
            colour: row.channel === 'unattributed' ? 'series-6' : 'series-1',
            range: [row.lowestCredits, row.highestCredits] as const,
            note: `${money(Math.round(row.newMrrCents), currency)} MRR`,
          }))}
          format={credits}
          source={urlOf('/growth/attribution', { query: {} })}
        />
      </div>
      <Returns model={model} />
    </>
  )
}

/** "480 of 1,982 new customers by paid search, from 410.5 to 520.1 by other models". */
function creditSentence(row: Found['rows'][number], conversions: number): string {
  const lead = `${credits(row.credits)} of ${counted(conversions, 'new customer')} by ${term(row.channel).toLowerCase()}`
  const isSame = row.highestCredits - row.lowestCredits < 0.05
  return isSame
    ? `${lead}, whatever the model`
    : `${lead}, from ${credits(row.lowestCredits)} to ${credits(row.highestCredits)} by other models`
}

const credits = (value: number): string => (Number.isInteger(value) ? count(value) : decimal(value))

/** What it cost, and what it returned. */
function Returns({ model }: { readonly model: string }) {
  const currency = useCurrency()
  const query = useGet('/growth/roi', { query: { model: [model] } })
  return (
    <Part
      heading="What it cost and returned"
      note="Over the months of the published version; CAC counts paid spend only."
    >
      <Loaded query={query} what="returns" skeleton={<SkeletonBlock height={260} />}>
        {(section) => (
          <Present section={section}>
            {({ rows }: Value<'/growth/roi'>) => (
              <DataTable
                name="Return by channel"
                rows={channelSums(rows)}
                columns={columnsOf(currency)}
                rowKey={(row) => row.channel}
              />
            )}
          </Present>
        )}
      </Loaded>
    </Part>
  )
}

function columnsOf(currency: string): readonly Column<ChannelSum>[] {
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
          cents={rows.reduce((sum, row) => sum + (row.spendCents ?? 0), 0)}
          currency={currency}
          as="bare"
        />
      ),
    },
    {
      id: 'customers',
      header: 'New customers',
      isFigure: true,
      width: 116,
      value: (row) => row.newCustomers,
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
