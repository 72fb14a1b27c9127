import { Link } from '@tanstack/react-router'
import { currencySymbol } from '@waypoint/report/format/money.ts'
import { counted, decimal } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { oneOf } from '../../../app/search.ts'
import { useSearchState } from '../../../app/use-search-state.ts'
import { useCurrency } from '../../../app/use-version.ts'
import { Money } from '../../../ui/money.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { DecisionsPart } from './decisions-part.tsx'
import { JudgePair } from './judge-pair.tsx'

type Reviews = Value<'/data/identity/reviews'>
export type ReviewPair = Reviews['items'][number]

const LISTED = 1000
const shows = [
  { value: 'open', text: 'To judge' },
  { value: 'decided', text: 'Decided' },
] as const

/** Pairs of records that may be one customer: a person judges. */
export function IdentityReview() {
  const [search, change] = useSearchState()
  const currency = useCurrency()
  const show = oneOf(search['show'], ['open', 'decided'])
  const query = useGet('/data/identity/reviews', {
    query: {
      limit: LISTED,
      decided: show === 'open' ? 'false' : 'true',
      ...(search['customer'] === undefined ? {} : { customerId: search['customer'] }),
    },
  })
  return (
    <>
      <Loaded query={query} what="the review queue" skeleton={<SkeletonRows rows={14} />}>
        {(section) => (
          <Present section={section} isPage>
            {(reviews: Reviews) => {
              const open = reviews.items.find(({ pairId }) => pairId === search['open'])
              return (
                <>
                  <PageHead
                    sentence={
                      show === 'open'
                        ? `${counted(reviews.total, 'pair')} of records to judge`
                        : `${counted(reviews.total, 'pair')} decided since the build`
                    }
                    detail="The most doubtful first. A decision counts from the next build on, and can be taken back."
                    tools={
                      <Segmented
                        label="Show"
                        value={show}
                        options={shows}
                        onChange={(value) => change({ show: value })}
                      />
                    }
                  />
                  {search['customer'] === undefined ? null : (
                    <p className="small">
                      Of one customer only.{' '}
                      <Link to="." search={(before) => ({ ...before, customer: undefined })}>
                        Show all
                      </Link>
                    </p>
                  )}
                  <div className="part tall">
                    <DataTable
                      name="Pairs to judge"
                      rows={reviews.items}
                      columns={columnsOf(currency)}
                      rowKey={(row) => row.pairId}
                      onOpen={(row) => change({ open: row.pairId })}
                      openKey={search['open']}
                      rowHeight={52}
                    />
                  </div>
                  {open === undefined ? null : (
                    <JudgePair pair={open} onClose={() => change({ open: undefined })} />
                  )}
                </>
              )
            }}
          </Present>
        )}
      </Loaded>
      <DecisionsPart />
    </>
  )
}

const columnsOf = (currency: string): readonly Column<ReviewPair>[] => [
  {
    id: 'names',
    header: 'Names',
    value: (row) => row.name ?? row.sourceId,
    cell: (row) => (
      <>
        {row.name ?? row.sourceId}
        <span className="under">{row.otherName ?? row.otherSourceId}</span>
      </>
    ),
  },
  {
    id: 'records',
    header: 'Records',
    width: 280,
    from: 'tablet',
    value: (row) => `${row.sourceSystem} ${row.sourceId}`,
    cell: (row) => (
      <>
        {term(row.sourceSystem)} {row.sourceId}
        <span className="under">
          {term(row.otherSourceSystem)} {row.otherSourceId}
        </span>
      </>
    ),
  },
  {
    id: 'probability',
    header: 'Probability',
    definition: 'That both are one customer, by the evidence',
    isFigure: true,
    width: 100,
    value: (row) => row.probability,
    cell: (row) => decimal(row.probability, 3),
  },
  {
    id: 'now',
    header: 'Now',
    width: 128,
    from: 'phone',
    value: (row) =>
      row.decision === null ? (row.isTogether ? 'One customer' : 'Two customers') : term(row.decision),
  },
  {
    id: 'mrr',
    header: 'MRR of both',
    unit: currencySymbol(currency).trim(),
    isFigure: true,
    width: 116,
    from: 'phone',
    value: (row) => (row.mrrCents === null ? null : row.mrrCents / 100),
    cell: (row) => <Money cents={row.mrrCents} currency={currency} as="bare" reason="Neither pays" />,
  },
]
