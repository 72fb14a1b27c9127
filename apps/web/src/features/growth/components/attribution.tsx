import { day } from '@waypoint/report/format/dates.ts'
import { money } from '@waypoint/report/format/money.ts'
import { count, counted, decimal } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { urlOf, useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { rowsAddress } from '../../../app/address.ts'
import { useSearchState } from '../../../app/use-search-state.ts'
import { useCurrency } from '../../../app/use-version.ts'
import { BarChart } from '../../../charts/bar-chart.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Select } from '../../../ui/select.tsx'
import { SkeletonBlock } from '../../../ui/skeleton.tsx'
import { creditedCustomers } from '../api/marketing-rows.ts'
import { ReturnsPart } from './returns-part.tsx'

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
            key: row.channel,
            value: row.credits,
            colour: row.channel === 'unattributed' ? 'series-6' : 'series-1',
            range: [row.lowestCredits, row.highestCredits] as const,
            note: `${money(Math.round(row.newMrrCents), currency)} MRR`,
          }))}
          format={credits}
          behind={({ key }) => (key === undefined ? undefined : rowsAddress(creditedCustomers(key, model)))}
          source={urlOf('/growth/attribution', { query: {} })}
        />
      </div>
      <ReturnsPart model={model} />
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
