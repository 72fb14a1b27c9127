import { Link } from '@tanstack/react-router'
import type { Answer } from '@waypoint/api/client'
import { day } from '@waypoint/report/format/dates.ts'
import { currencySymbol, money } from '@waypoint/report/format/money.ts'
import { count, counted } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { urlOf } from '../../../api/use-get.ts'
import { usePages } from '../../../api/use-pages.ts'
import type { Value } from '../../../api/value.ts'
import { rowsAddress } from '../../../app/address.ts'
import { oneOf, spanOf } from '../../../app/search.ts'
import { useSearchState } from '../../../app/use-search-state.ts'
import { useCurrency } from '../../../app/use-version.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Money } from '../../../ui/money.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { dealHistory } from '../api/deal-rows.ts'

type Deal = Value<'/growth/opportunities'>['items'][number]

const PAGE = 500
const none = { items: [] as readonly Deal[], total: 0, nextCursor: null }
const pageOf = (answer: Answer<'/growth/opportunities'>) => (answer.state === 'present' ? answer.value : none)
const shows = [
  { value: 'open', text: 'Open' },
  { value: 'won', text: 'Won' },
  { value: 'lost', text: 'Lost' },
] as const

/** The deals themselves, those of two CRMs that are one counted once. */
export function Deals() {
  const [search, change] = useSearchState()
  const currency = useCurrency()
  const show = oneOf(search['deals'], ['open', 'won', 'lost'])
  const { from: closeFrom, to: closeTo } = spanOf(search['from'], search['to'])
  const asked = {
    ...(show === 'open' ? { open: 'true' as const } : { outcome: [show] }),
    ...(closeFrom === undefined ? {} : { closeFrom }),
    ...(closeTo === undefined ? {} : { closeTo }),
    ...(search['q'] === undefined ? {} : { q: search['q'].slice(0, 200) }),
  }
  const { rows, first, total, error, more, retry } = usePages(
    '/growth/opportunities',
    { query: { ...asked, limit: PAGE } },
    pageOf,
  )
  if (first === undefined) {
    return error === null ? (
      <SkeletonRows rows={18} />
    ) : (
      <ErrorState title="Deals cannot be shown" detail={error.message} onRetry={retry} />
    )
  }
  if (first.state === 'missing') return <EmptyState title={first.missing}>{first.why}</EmptyState>
  const largest = rows[0]
  return (
    <>
      <PageHead
        sentence={`${counted(total, `${show} deal`)}${largest === undefined || show !== 'open' ? '' : `, the largest ${money(largest.amountCents, currency)}`}`}
        detail={closingText(closeFrom, closeTo)}
        tools={
          <Segmented
            label="Which deals"
            value={show}
            options={shows}
            onChange={(value) => change({ deals: value })}
          />
        }
      />
      <div className="page-filters" role="search">
        <input
          type="search"
          className="field"
          aria-label="Name of the deal"
          placeholder="Name of the deal  /"
          value={search['q'] ?? ''}
          onChange={(event) => change({ q: event.target.value })}
        />
        {closeFrom === undefined && closeTo === undefined ? null : (
          <button type="button" className="button" onClick={() => change({ from: undefined, to: undefined })}>
            Of every quarter
          </button>
        )}
      </div>
      <DataTable
        name="Deals"
        rows={rows}
        columns={columnsOf(currency)}
        rowKey={(row) => row.opportunityId}
        onEnd={more}
        caption={rows.length === total ? undefined : `${count(rows.length)} of ${count(total)} fetched`}
        answer={urlOf('/growth/opportunities', { query: asked })}
      />
    </>
  )
}

function closingText(from: string | undefined, to: string | undefined): string | undefined {
  if (from === undefined && to === undefined) return undefined
  const began = from === undefined ? '' : ` from ${day(from)}`
  return `Those that close${began}${to === undefined ? '' : ` to ${day(to)}`}.`
}

const columnsOf = (currency: string): readonly Column<Deal>[] => [
  {
    id: 'name',
    header: 'Deal',
    value: (row) => row.opportunityName ?? row.opportunityId,
    behind: (row) => rowsAddress(dealHistory(row.opportunityId)),
  },
  {
    id: 'customer',
    header: 'Account',
    width: 180,
    from: 'tablet',
    value: (row) => row.customerName,
    cell: (row) =>
      row.customerId === null ? (
        '–'
      ) : (
        <Link to="/accounts/$customerId" params={{ customerId: row.customerId }}>
          {row.customerName ?? 'Open'}
        </Link>
      ),
  },
  {
    id: 'stage',
    header: 'Stage',
    width: 164,
    from: 'phone',
    value: (row) => (row.isOpen ? row.stageName : row.outcome === null ? row.stageName : term(row.outcome)),
  },
  { id: 'owner', header: 'Owner', width: 132, from: 'desk', value: (row) => row.ownerName },
  {
    id: 'type',
    header: 'Kind',
    width: 112,
    from: 'desk',
    value: (row) => (row.opportunityType === null ? null : term(row.opportunityType)),
  },
  {
    id: 'amount',
    header: 'Amount',
    unit: currencySymbol(currency).trim(),
    isFigure: true,
    width: 96,
    value: (row) => (row.amountCents === null ? null : row.amountCents / 100),
    cell: (row) => (
      <Money cents={row.amountCents} currency={currency} as="bare" reason="The deal has no amount" />
    ),
  },
  {
    id: 'close',
    header: 'Closes',
    width: 124,
    phoneWidth: 116,
    value: (row) => row.closeDate,
    cell: (row) => (
      <span {...(row.isOverdue ? { 'data-tip': 'Overdue' } : {})}>
        {day(row.closeDate)}
        {row.isOverdue ? ' ↓' : ''}
      </span>
    ),
  },
  {
    id: 'age',
    header: 'Age',
    unit: 'days',
    isFigure: true,
    width: 96,
    from: 'tablet',
    value: (row) => row.ageDays ?? row.cycleDays,
  },
  {
    id: 'slipped',
    header: 'Slipped',
    unit: 'days',
    definition: 'By how much its close date was put off',
    isFigure: true,
    width: 112,
    from: 'tablet',
    value: (row) => row.daysSlipped,
  },
]
