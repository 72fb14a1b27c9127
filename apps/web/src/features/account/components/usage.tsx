import { day } from '@waypoint/report/format/dates.ts'
import { count, percent } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { urlOf, useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { ProductName } from '../../../app/product-name.tsx'
import { LineChart } from '../../../charts/line-chart.tsx'
import { Part } from '../../../ui/part.tsx'
import { SkeletonBlock } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import type { PartProps } from '../account-page.tsx'
import { featureMonths, peopleActive, productDays } from '../api/account-rows.ts'
import { MonthBars } from './month-bars.tsx'

type Used = Value<'/customers/{customerId}/usage'>
type ProductUse = Used['products'][number]
type FeatureUse = Extract<Used['features'], { state: 'present' }>['value'][number]

const DAYS = 180
/** Days that each line counts people of. */
const spans: Readonly<Record<string, number>> = { '28 days': 28, '7 days': 7, Day: 1 }

/** What is used, by whom and how much of what was bought. */
export function Usage({ customerId }: PartProps) {
  const request = { params: { customerId }, query: { days: DAYS } }
  const query = useGet('/customers/{customerId}/usage', request)
  return (
    <Loaded query={query} what="usage" skeleton={<SkeletonBlock height={420} />}>
      {(section) => (
        <Present section={section}>
          {(used: Used) => (
            <>
              <Part heading={usageSentence(used)}>
                <LineChart
                  title="Active people"
                  subtitle={`Distinct people, ${DAYS} days`}
                  points={used.days.flatMap((it) => [
                    { date: it.date, series: '28 days', value: it.activeUsers28d },
                    { date: it.date, series: '7 days', value: it.activeUsers7d },
                    { date: it.date, series: 'Day', value: it.activeUsers1d },
                  ])}
                  format={count}
                  isFromZero
                  behind={({ date, series }) => peopleActive(customerId, date, spans[series] ?? 1)}
                  source={urlOf('/customers/{customerId}/usage', request)}
                />
              </Part>
              <Part heading="Use of what was bought, by product">
                <DataTable
                  name="Products in use"
                  rows={used.products}
                  columns={productColumns(customerId)}
                  rowKey={(row) => row.product}
                />
              </Part>
              <Present section={used.features}>
                {(features: readonly FeatureUse[]) => (
                  <Part
                    heading={`${features.filter((it) => it.activeUsers28d > 0).length} features used in 28 days`}
                  >
                    <DataTable
                      name="Features in use"
                      rows={features}
                      columns={featureColumns(customerId)}
                      rowKey={(row) => `${row.product} ${row.feature}`}
                    />
                  </Part>
                )}
              </Present>
            </>
          )}
        </Present>
      )}
    </Loaded>
  )
}

function usageSentence({ days }: Used): string {
  const last = days.at(-1)
  if (last === undefined) return 'Nobody has used anything'
  const before = days.at(-29)
  const now = `${count(last.activeUsers28d)} people active in 28 days`
  if (before === undefined || before.activeUsers28d === 0) return now
  const moved = last.activeUsers28d / before.activeUsers28d - 1
  if (Math.abs(moved) < 0.0005) return `${now}, as many as in the 28 before`
  return `${now}, ${moved < 0 ? 'down' : 'up'} ${percent(Math.abs(moved))} on the 28 before`
}

const ratio = (value: number | null): string => percent(value).replace('%', '')

const productColumns = (customerId: string): readonly Column<ProductUse>[] => [
  {
    id: 'product',
    header: 'Product',
    value: (row) => row.product,
    cell: (row) => <ProductName code={row.product} />,
    behind: (row) => productDays(customerId, row.product),
  },
  { id: 'people', header: 'People', isFigure: true, width: 80, value: (row) => row.activeUsers28d },
  {
    id: 'seats',
    header: 'Seats',
    isFigure: true,
    width: 72,
    from: 'phone',
    value: (row) => row.entitledSeats,
  },
  {
    id: 'utilisation',
    header: 'Seats used',
    unit: '%',
    isFigure: true,
    width: 104,
    value: (row) => row.seatUtilisation,
    cell: (row) => ratio(row.seatUtilisation),
  },
  {
    id: 'trend',
    header: 'Trend',
    unit: '%',
    definition: 'Units of 28 days against the 28 before',
    isFigure: true,
    width: 88,
    from: 'phone',
    value: (row) => row.usageTrend28d,
    cell: (row) => ratio(row.usageTrend28d),
  },
  {
    id: 'overage',
    header: 'Entitlement used',
    unit: '%',
    isFigure: true,
    width: 144,
    from: 'tablet',
    value: (row) => row.overageRatio28d,
    cell: (row) => ratio(row.overageRatio28d),
  },
  {
    id: 'breadth',
    header: 'Features used',
    unit: '%',
    isFigure: true,
    width: 128,
    from: 'tablet',
    value: (row) => row.featureBreadth,
    cell: (row) => ratio(row.featureBreadth),
  },
  {
    id: 'last',
    header: 'Last',
    width: 108,
    from: 'tablet',
    value: (row) => row.lastActivityDate,
    cell: (row) => day(row.lastActivityDate),
  },
]

const featureColumns = (customerId: string): readonly Column<FeatureUse>[] => [
  {
    id: 'feature',
    header: 'Feature',
    value: (row) => row.featureName ?? term(row.feature),
    behind: (row) => featureMonths(customerId, row),
  },
  {
    id: 'product',
    header: 'Product',
    width: 120,
    value: (row) => row.product,
    cell: (row) => <ProductName code={row.product} />,
  },
  {
    id: 'tier',
    header: 'Tier',
    width: 96,
    from: 'phone',
    value: (row) => (row.tier === null ? null : term(row.tier)),
  },
  { id: 'people', header: 'People', isFigure: true, width: 80, value: (row) => row.activeUsers28d },
  {
    id: 'days',
    header: 'Days used',
    isFigure: true,
    width: 88,
    from: 'phone',
    value: (row) => row.activeDays28d,
  },
  {
    id: 'events',
    header: 'Uses',
    isFigure: true,
    width: 88,
    value: (row) => row.events28d,
    cell: (row) => count(row.events28d),
  },
  {
    id: 'months',
    header: 'By month',
    definition: 'Uses in 28 days, at the end of each month',
    width: 132,
    from: 'tablet',
    canSort: false,
    value: (row) => row.months.map(({ events }) => events).join(' '),
    cell: (row) => <MonthBars feature={row.featureName ?? term(row.feature)} months={row.months} />,
  },
  {
    id: 'standing',
    header: 'Standing',
    definition: 'Adopted: used on several of 28 days',
    width: 112,
    from: 'tablet',
    value: standingOf,
  },
]

function standingOf({ isEntitled, isUsed, isAdopted }: FeatureUse): string {
  const use = isAdopted ? 'Adopted' : isUsed ? 'Tried' : 'Not used'
  return isEntitled ? use : isUsed ? `${use}, not bought` : 'Not bought'
}
