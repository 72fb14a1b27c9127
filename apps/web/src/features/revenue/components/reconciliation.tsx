import { day } from '@waypoint/report/format/dates.ts'
import { count, counted } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { urlOf, useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { oneOf } from '../../../app/search.ts'
import { useSearchState } from '../../../app/use-search-state.ts'
import { PageHead } from '../../../ui/page-head.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { accountLink, minorAmount, wholeUnits } from './document-cells.tsx'
import { ExceptionsPart } from './exceptions-part.tsx'
import { reconciledDocument } from '../api/document-rows.ts'

type Reconciled = Value<'/revenue/reconciliation'>
type Document = Reconciled['items'][number]

const LISTED = 1000
const shows = [
  { value: 'all', text: 'All' },
  { value: 'unexplained', text: 'Unexplained only' },
] as const

/** Does the ledger agree with billing, and what is left out of it? */
export function Reconciliation() {
  const [search, change] = useSearchState()
  const show = oneOf(search['show'], ['all', 'unexplained'])
  const asked = show === 'unexplained' ? { unexplained: 'true' as const } : {}
  const query = useGet('/revenue/reconciliation', { query: { ...asked, limit: LISTED } })
  return (
    <>
      <Loaded query={query} what="the reconciliation" skeleton={<SkeletonRows rows={18} />}>
        {(section) => (
          <Present section={section} isPage>
            {(found: Reconciled) => (
              <>
                <PageHead
                  sentence={reconciledSentence(found)}
                  detail={found.summary
                    .map(
                      (it) =>
                        `${count(it.documents)} ${term(it.documentType).toLowerCase()}s, ${count(it.differing)} with a difference`,
                    )
                    .join('; ')}
                  tools={
                    <Segmented
                      label="Show"
                      value={show}
                      options={shows}
                      onChange={(value) => change({ show: value })}
                    />
                  }
                />
                <div className="part">
                  <DataTable
                    name="Documents beside the ledger"
                    rows={found.items}
                    columns={documentColumns}
                    rowKey={(row) => `${row.documentType} ${row.documentId}`}
                    caption={`${count(found.items.length)} of ${counted(found.total, 'document')}`}
                    answer={urlOf('/revenue/reconciliation', { query: asked })}
                  />
                </div>
              </>
            )}
          </Present>
        )}
      </Loaded>
      <ExceptionsPart />
    </>
  )
}

function reconciledSentence({ summary }: Reconciled): string {
  const documents = summary.reduce((sum, it) => sum + it.documents, 0)
  const unexplained = summary.reduce((sum, it) => sum + it.unexplained, 0)
  const of = `${count(documents)} invoices and payments`
  return unexplained === 0
    ? `0 unexplained differences between the ledger and ${of}`
    : `${counted(unexplained, 'difference')} between the ledger and ${of} not explained`
}

const documentColumns: readonly Column<Document>[] = [
  {
    id: 'document',
    header: 'Document',
    value: (row) => row.documentId,
    behind: (row) => reconciledDocument(row.documentType, row.documentId),
  },
  { id: 'type', header: 'Kind', width: 88, value: (row) => term(row.documentType) },
  {
    id: 'date',
    header: 'Date',
    width: 108,
    from: 'tablet',
    value: (row) => row.documentDate,
    cell: (row) => day(row.documentDate),
  },
  {
    id: 'amount',
    header: 'Billed',
    isFigure: true,
    width: 116,
    value: (row) => wholeUnits(row.amountMinor, row.currency),
    cell: (row) => minorAmount(row.amountMinor, row.currency),
  },
  {
    id: 'expected',
    header: 'Expected',
    isFigure: true,
    width: 108,
    from: 'phone',
    value: (row) => (row.expectedMinor === null ? null : wholeUnits(row.expectedMinor, row.currency)),
    cell: (row) => minorAmount(row.expectedMinor, row.currency),
  },
  {
    id: 'difference',
    header: 'Difference',
    isFigure: true,
    width: 116,
    value: (row) => (row.differenceMinor === null ? null : wholeUnits(row.differenceMinor, row.currency)),
    cell: (row) => minorAmount(row.differenceMinor, row.currency),
  },
  {
    id: 'reasons',
    header: 'Explained by',
    width: 150,
    from: 'tablet',
    value: (row) => row.reasons?.replaceAll('_', ' ') ?? null,
    cell: (row) => (row.reasons === null ? '–' : term(row.reasons)),
  },
  {
    id: 'account',
    header: 'Account',
    width: 180,
    from: 'tablet',
    value: (row) => row.customerName,
    cell: accountLink,
  },
]
