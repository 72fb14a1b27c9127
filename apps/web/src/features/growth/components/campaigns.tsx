import { day } from '@waypoint/report/format/dates.ts'
import { currencySymbol, money } from '@waypoint/report/format/money.ts'
import { count, counted, percent } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { urlOf, useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { rowsAddress } from '../../../app/address.ts'
import { useCurrency } from '../../../app/use-version.ts'
import { Missing } from '../../../ui/figure.tsx'
import { Money } from '../../../ui/money.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { campaignDays, campaignTouches } from '../api/marketing-rows.ts'

type Campaign = Value<'/growth/campaigns'>['items'][number]

const LISTED = 2000

/** What runs, and what it costs. */
export function Campaigns() {
  const currency = useCurrency()
  const query = useGet('/growth/campaigns', { query: { limit: LISTED } })
  return (
    <Loaded query={query} what="campaigns" skeleton={<SkeletonRows rows={18} />}>
      {(section) => (
        <Present section={section} isPage>
          {({ items, total }: Value<'/growth/campaigns'>) => (
            <>
              <PageHead
                sentence={`${money(
                  items.reduce((sum, it) => sum + (it.spend30dCents ?? 0), 0),
                  currency,
                )} spent in 30 days on ${count(items.filter((it) => (it.spend30dCents ?? 0) > 0).length)} of ${counted(total, 'campaign')}`}
                detail="Spend of all campaigns is the platforms’ own, in the reporting currency; mailings cost nothing by themselves. A name opens whom it touched, a figure its days."
              />
              <div className="part">
                <DataTable
                  name="Campaigns"
                  rows={items}
                  columns={columnsOf(currency)}
                  rowKey={(row) => row.campaignId}
                  answer={urlOf('/growth/campaigns', { query: {} })}
                />
              </div>
            </>
          )}
        </Present>
      )}
    </Loaded>
  )
}

const figure = (value: number | null) =>
  value === null ? <Missing reason="The platform does not tell" /> : count(value)

const touches = ({ campaignId }: Campaign): string => rowsAddress(campaignTouches(campaignId))
const days = ({ campaignId }: Campaign): string => rowsAddress(campaignDays(campaignId))

const columnsOf = (currency: string): readonly Column<Campaign>[] => [
  {
    id: 'name',
    header: 'Campaign',
    value: (row) => row.campaignName ?? row.campaignId,
    behind: touches,
  },
  { id: 'platform', header: 'Platform', width: 120, from: 'phone', value: (row) => term(row.platform) },
  {
    id: 'status',
    header: 'Status',
    width: 96,
    from: 'phone',
    value: (row) => (row.status === null ? null : term(row.status)),
    cell: (row) => (row.status === null ? <Missing reason="The platform does not tell" /> : term(row.status)),
  },
  {
    id: 'spend30',
    header: '30 days',
    definition: 'What was spent in the last 30 days',
    unit: currencySymbol(currency).trim(),
    isFigure: true,
    width: 96,
    value: (row) => (row.spend30dCents === null ? null : row.spend30dCents / 100),
    behind: days,
    cell: (row) => (
      <Money cents={row.spend30dCents} currency={currency} as="bare" reason="It costs nothing by itself" />
    ),
    total: (rows) => (
      <Money
        cents={rows.reduce((sum, row) => sum + (row.spend30dCents ?? 0), 0)}
        currency={currency}
        as="bare"
      />
    ),
  },
  {
    id: 'spend',
    header: 'Spend ever',
    unit: currencySymbol(currency).trim(),
    isFigure: true,
    width: 96,
    from: 'tablet',
    value: (row) => (row.spendCents === null ? null : row.spendCents / 100),
    behind: days,
    cell: (row) => (
      <Money cents={row.spendCents} currency={currency} as="bare" reason="It costs nothing by itself" />
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
    id: 'clicks',
    definition: 'In the last 30 days',
    header: 'Clicks',
    isFigure: true,
    width: 84,
    from: 'tablet',
    value: (row) => row.clicks30d,
    behind: days,
    cell: (row) => figure(row.clicks30d),
  },
  {
    id: 'conversions',
    definition: 'In the last 30 days, as the platform counts them',
    header: 'Conversions',
    isFigure: true,
    width: 108,
    from: 'desk',
    value: (row) => row.conversions30d,
    behind: days,
    cell: (row) => figure(row.conversions30d),
  },
  {
    id: 'rate',
    header: 'Click rate',
    unit: '%',
    isFigure: true,
    width: 104,
    from: 'desk',
    value: (row) => row.clickRate,
    cell: (row) =>
      row.clickRate === null ? (
        <Missing reason="Nobody was shown it" />
      ) : (
        percent(row.clickRate).replace('%', '')
      ),
  },
  {
    id: 'last',
    header: 'Last active',
    width: 112,
    from: 'tablet',
    value: (row) => row.lastActiveDate,
    cell: (row) => day(row.lastActiveDate),
  },
]
