import { month as monthText, shortMonth } from '@waypoint/report/format/dates.ts'
import { percent, points } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../api/loaded.tsx'
import { Present } from '../../api/present.tsx'
import { urlOf, useGet } from '../../api/use-get.ts'
import type { Value } from '../../api/value.ts'
import { rowsAddress } from '../../app/address.ts'
import { useSearchState } from '../../app/use-search-state.ts'
import { LineChart } from '../../charts/line-chart.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonBlock } from '../../ui/skeleton.tsx'
import { clockedTickets } from './api/ticket-rows.ts'
import { AdherenceSlices } from './components/adherence-slices.tsx'
import { BacklogPart } from './components/backlog-part.tsx'
import { SatisfactionPart } from './components/satisfaction-part.tsx'
import { TicketsPart } from './components/tickets-part.tsx'

type Row = Value<'/service/adherence'>['rows'][number]

const MONTHS = 24
const firstReply = 'first_reply_time'
const request = { query: { dimension: 'total' } }

/** Did support keep its promises? */
export function ServicePage() {
  const query = useGet('/service/adherence', request)
  return (
    <>
      <Loaded query={query} what="promises" skeleton={<SkeletonBlock height={660} />}>
        {(section) => (
          <Present section={section} isPage>
            {({ rows, dimensions }: Value<'/service/adherence'>) => (
              <Adherence rows={rows} dimensions={dimensions.map(({ dimension }) => dimension)} />
            )}
          </Present>
        )}
      </Loaded>
      <div className="part pair">
        <div>
          <BacklogPart />
        </div>
        <div>
          <SatisfactionPart />
        </div>
      </div>
      <TicketsPart />
    </>
  )
}

interface AdherenceProps {
  readonly rows: readonly Row[]
  readonly dimensions: readonly string[]
}

function Adherence({ rows, dimensions }: AdherenceProps) {
  const [search, change] = useSearchState()
  const metrics = [...new Set(rows.map((row) => row.metric))]
  const metric =
    metrics.find((it) => it === search['clock']) ?? metrics.find((it) => it === firstReply) ?? metrics[0]
  const months = [...new Set(rows.map((row) => row.month))].toSorted()
  const month = months.find((it) => it.slice(0, 7) === search['month']) ?? months.at(-1)
  if (metric === undefined || month === undefined)
    return <EmptyState title="No promise was measured">No ticket has a policy with a target yet.</EmptyState>
  const own = rows.filter((row) => row.metric === metric)
  return (
    <>
      <PageHead
        sentence={promiseSentence(own, month)}
        detail="Met ÷ (met + broken); clocks that still run are left out. All times are business time."
        tools={
          <>
            <Select
              label="Clock"
              value={metric}
              options={metrics.map((value) => ({ value, text: term(value) }))}
              onChange={(clock) => change({ clock })}
            />
            <Select
              label="Month"
              value={month}
              options={months.toReversed().map((value) => ({ value, text: monthText(value) }))}
              onChange={(value) => change({ month: value.slice(0, 7) })}
            />
          </>
        }
      />
      <div className="part">
        <LineChart
          title="Promises kept by clock"
          subtitle="Percent of targets met, by month"
          points={rows
            .filter((row) => months.slice(-MONTHS).includes(row.month))
            .map((row) => ({ date: row.month, series: term(row.metric), value: row.adherence }))}
          format={(value) => percent(value, 0)}
          behind={({ date, series }) => {
            const clock = metrics.find((it) => term(it) === series)
            return clock === undefined
              ? undefined
              : rowsAddress(clockedTickets({ metric: clock, month: date }))
          }}
          source={urlOf('/service/adherence', request)}
        />
      </div>
      <AdherenceSlices metric={metric} month={month} dimensions={dimensions.filter((it) => it !== 'total')} />
    </>
  )
}

/** "84.9% of first replies met their target in Dec 2020, +0.3 pts vs Nov". */
function promiseSentence(rows: readonly Row[], month: string): string {
  const inOrder = rows.toSorted((left, right) => left.month.localeCompare(right.month))
  const at = inOrder.findIndex((row) => row.month === month)
  const row = inOrder[at]
  const before = inOrder[at - 1]
  if (row === undefined || row.adherence === null) return `No promise ended in ${monthText(month)}`
  const kept = `${percent(row.adherence)} of targets for ${term(row.metric).toLowerCase()} met in ${monthText(month)}`
  if (before === undefined || before.adherence === null) return kept
  return `${kept}, ${points(row.adherence - before.adherence)} vs ${shortMonth(before.month)}`
}
