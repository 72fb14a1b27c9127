import { Link } from '@tanstack/react-router'
import { month as monthText, quarter as quarterText } from '@waypoint/report/format/dates.ts'
import { currencySymbol, money } from '@waypoint/report/format/money.ts'
import { counted, decimal, percent } from '@waypoint/report/format/numbers.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { urlOf, useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { useCurrency } from '../../../app/use-version.ts'
import type { Search } from '../../../app/search.ts'
import { LineChart } from '../../../charts/line-chart.tsx'
import { lastDayOf } from '../../../charts/month-end.ts'
import { Missing } from '../../../ui/figure.tsx'
import { Money } from '../../../ui/money.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SkeletonBlock } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { StagesPart } from './stages-part.tsx'

type Quarter = Value<'/growth/pipeline'>['rows'][number]

const total = { query: { dimension: 'total' } }
const MONTHS = 24

/** How much is open, won and still to win. */
export function Pipeline() {
  const currency = useCurrency()
  const query = useGet('/growth/pipeline', total)
  return (
    <>
      <Loaded query={query} what="the pipeline" skeleton={<SkeletonBlock height={420} />}>
        {(section) => (
          <Present section={section} isPage>
            {({ rows }: Value<'/growth/pipeline'>) => (
              <>
                <PageHead
                  sentence={pipelineSentence(rows, currency)}
                  detail="Deals by the quarter in which they close, or are to; targets are those of the seed sales_targets."
                />
                <div className="part">
                  <DataTable
                    name="Pipeline by quarter"
                    rows={rows
                      .toSorted((left, right) => right.quarter.localeCompare(left.quarter))
                      .slice(0, 12)}
                    columns={columnsOf(currency)}
                    rowKey={(row) => row.quarter}
                  />
                </div>
              </>
            )}
          </Present>
        )}
      </Loaded>
      <div className="part pair">
        <WinRates />
        <Velocity />
      </div>
      <StagesPart />
    </>
  )
}

function pipelineSentence(rows: readonly Quarter[], currency: string): string {
  const running = rows.find(({ isRunningQuarter }) => isRunningQuarter)
  if (running === undefined) return 'No quarter is running'
  const open = `${money(running.openAmountCents, currency)} open in ${quarterText(running.quarter)}`
  const won = `${money(running.wonAmountCents, currency)} won`
  const attained = running.attainment === null ? '' : `, ${percent(running.attainment)} of target`
  return `${won}${attained}; ${open} in ${counted(running.openCount, 'deal')}`
}

function WinRates() {
  const query = useGet('/growth/win-rates', total)
  return (
    <Loaded query={query} what="win rates" skeleton={<SkeletonBlock height={300} />}>
      {(section) => (
        <Present section={section}>
          {({ rows }: Value<'/growth/win-rates'>) => {
            const months = rows.filter((row) => row.isCompleteMonth).slice(-MONTHS)
            const last = months.at(-1)
            return (
              <LineChart
                title={
                  last === undefined || last.winRate === null
                    ? 'Win rate'
                    : `${percent(last.winRate)} of deals won in the year to ${monthText(last.month)}`
                }
                subtitle="Won ÷ (won + lost) over twelve months, percent"
                points={months.flatMap((row) => [
                  { date: row.month, series: 'By count', value: row.winRate },
                  { date: row.month, series: 'By amount', value: row.winRateByAmount },
                ])}
                format={(value) => percent(value, 0)}
                source={urlOf('/growth/win-rates', total)}
              />
            )
          }}
        </Present>
      )}
    </Loaded>
  )
}

function Velocity() {
  const currency = useCurrency()
  const query = useGet('/growth/velocity', total)
  return (
    <Loaded query={query} what="velocity" skeleton={<SkeletonBlock height={300} />}>
      {(section) => (
        <Present section={section}>
          {({ rows }: Value<'/growth/velocity'>) => {
            const months = rows.filter((row) => row.isCompleteMonth).slice(-MONTHS)
            const last = months.at(-1)
            return (
              <LineChart
                title={
                  last === undefined || last.velocityCentsPerDay === null
                    ? 'Velocity'
                    : `${money(Math.round(last.velocityCentsPerDay), currency)} a day, in ${decimal(last.averageCycleDays, 0)} days a deal`
                }
                subtitle="Open deals × win rate × average won amount ÷ cycle days"
                points={months.map((row) => ({
                  date: row.month,
                  series: 'Velocity',
                  value: row.velocityCentsPerDay,
                }))}
                format={(cents) => money(Math.round(cents), currency)}
                isFromZero
                source={urlOf('/growth/velocity', total)}
              />
            )
          }}
        </Present>
      )}
    </Loaded>
  )
}

type Amount = (row: Quarter) => number | null
type Which = 'open' | 'won' | 'lost'

/** The address of the deals; open ones that are overdue count for the running quarter. */
function dealsOf({ quarter, isRunningQuarter }: Quarter, which: Which): Search {
  const to = lastDayOf(monthsAfter(quarter, 2))
  const from = which === 'open' && isRunningQuarter ? {} : { from: quarter }
  return { deals: which, ...from, to }
}

function monthsAfter(month: string, months: number): string {
  const day = new Date(`${month}T00:00Z`)
  day.setUTCMonth(day.getUTCMonth() + months)
  return day.toISOString().slice(0, 10)
}

function columnsOf(currency: string): readonly Column<Quarter>[] {
  const unit = currencySymbol(currency).trim()
  const cash = (id: string, header: string, of: Amount, deals?: Which): Column<Quarter> => ({
    id,
    header,
    unit,
    isFigure: true,
    value: (row) => {
      const cents = of(row)
      return cents === null ? null : cents / 100
    },
    cell: (row) => {
      const cents = of(row)
      const text = <Money cents={cents} currency={currency} as="bare" reason="No target is set" />
      return deals === undefined || cents === 0 ? (
        text
      ) : (
        <Link to="/growth/$part" params={{ part: 'deals' }} search={dealsOf(row, deals)} className="figures">
          {text}
        </Link>
      )
    },
  })
  return [
    {
      id: 'quarter',
      header: 'Quarter',
      width: 132,
      value: (row) => row.quarter,
      cell: (row) => `${quarterText(row.quarter)}${row.isRunningQuarter ? ', running' : ''}`,
    },
    cash('won', 'Won', (row) => row.wonAmountCents, 'won'),
    { ...cash('lost', 'Lost', (row) => row.lostAmountCents, 'lost'), from: 'tablet' },
    { ...cash('target', 'Target', (row) => row.targetCents), from: 'phone' },
    {
      id: 'attainment',
      header: 'Attained',
      unit: '%',
      isFigure: true,
      from: 'phone',
      value: (row) => row.attainment,
      cell: (row) =>
        row.attainment === null ? (
          <Missing reason="No target is set" />
        ) : (
          percent(row.attainment).replace('%', '')
        ),
    },
    cash('open', 'Open', (row) => row.openAmountCents, 'open'),
    { ...cash('weighted', 'Weighted', (row) => row.weightedAmountCents), from: 'tablet' },
    { ...cash('overdue', 'Overdue', (row) => row.overdueAmountCents), from: 'desk' },
    {
      id: 'coverage',
      header: 'Coverage',
      definition: 'Open pipeline ÷ what is left of the target',
      isFigure: true,
      from: 'tablet',
      value: (row) => row.coverage,
      cell: (row) =>
        row.coverage === null ? (
          <Missing reason="Nothing is left of the target" />
        ) : (
          `${decimal(row.coverage)}×`
        ),
    },
  ]
}
