import { day } from '@waypoint/report/format/dates.ts'
import { count, counted } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { Part } from '../../../ui/part.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { accountLink, minorAmount, wholeUnits } from './document-cells.tsx'
import { leftOut } from '../api/document-rows.ts'

type Exceptions = Value<'/revenue/exceptions'>
type Exception = Exceptions['items'][number]

const LISTED = 1000

/** What billing delivered and MRR leaves out, with the reason. */
export function ExceptionsPart() {
  const exceptions = useGet('/revenue/exceptions', { query: { limit: LISTED } })
  return (
    <Loaded query={exceptions} what="what MRR leaves out" skeleton={<SkeletonRows rows={6} />}>
      {(section) => (
        <Present section={section}>
          {(found: Exceptions) => (
            <Part
              heading={`${counted(found.total, 'record')} left out of MRR`}
              note={found.reasons
                .map((it) => `${count(it.exceptions)} × ${it.reason.replaceAll('_', ' ')}`)
                .join(', ')}
            >
              <DataTable
                name="Left out of MRR"
                rows={found.items}
                columns={exceptionColumns}
                rowKey={(row) => row.exceptionId}
              />
            </Part>
          )}
        </Present>
      )}
    </Loaded>
  )
}

const exceptionColumns: readonly Column<Exception>[] = [
  {
    id: 'source',
    header: 'Record',
    value: (row) => row.sourceId,
    behind: (row) => leftOut(row.exceptionId),
  },
  { id: 'table', header: 'Table', width: 168, from: 'tablet', value: (row) => row.sourceTable },
  { id: 'reason', header: 'Left out because', width: 200, value: (row) => term(row.reason) },
  {
    id: 'mrr',
    header: 'MRR it would be',
    isFigure: true,
    width: 132,
    value: (row) => (row.excludedMrrMinor === null ? null : wholeUnits(row.excludedMrrMinor, row.currency)),
    cell: (row) => minorAmount(row.excludedMrrMinor, row.currency),
  },
  {
    id: 'since',
    header: 'Since',
    width: 108,
    from: 'phone',
    value: (row) => row.firstDate,
    cell: (row) => day(row.firstDate),
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
