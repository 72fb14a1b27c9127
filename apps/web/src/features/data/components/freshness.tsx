import { moment } from '@waypoint/report/format/dates.ts'
import { count, counted } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { PageHead } from '../../../ui/page-head.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { Status } from '../../../ui/status.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'

type Tables = Value<'/data/freshness'>
type Row = Tables['tables'][number]

/** When each table of each source last arrived, and what is lost without it. */
export function Freshness() {
  const query = useGet('/data/freshness', {})
  return (
    <Loaded query={query} what="freshness" skeleton={<SkeletonRows rows={18} />}>
      {(section) => (
        <Present section={section} isPage>
          {({ tables, newestArrival }: Tables) => (
            <>
              <PageHead
                sentence={freshnessSentence(tables)}
                detail={
                  newestArrival === null
                    ? undefined
                    : `The newest arrival of any source is of ${moment(newestArrival)}; ages count from it.`
                }
              />
              <div className="part">
                <DataTable
                  name="Source tables"
                  rows={tables.toSorted((left, right) => urgency[left.state] - urgency[right.state])}
                  columns={columns}
                  rowKey={(row) => `${row.source} ${row.table}`}
                />
              </div>
            </>
          )}
        </Present>
      )}
    </Loaded>
  )
}

function freshnessSentence(tables: readonly Row[]): string {
  const of = (state: Row['state']): number => tables.filter((row) => row.state === state).length
  const there = tables.filter(({ isPresent }) => isPresent)
  const sources = new Set(there.map(({ source }) => source)).size
  const late = of('late') + of('failed')
  const gone = of('missing')
  const lead =
    late === 0
      ? `None of ${counted(there.length, 'table')} is late`
      : `${count(late)} of ${counted(there.length, 'table')} late`
  return `${lead}, from ${counted(sources, 'source')}${gone === 0 ? '' : `; ${count(gone)} more are not connected`}`
}

/** What wants attention first. */
const urgency: Readonly<Record<Row['state'], number>> = {
  failed: 0,
  late: 1,
  unknown: 2,
  fresh: 3,
  missing: 4,
}

/** 3 days, 5 h, 12 min: how long ago, not business time. */
function age(seconds: number | null): string {
  if (seconds === null) return '–'
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`
  if (seconds < 172_800) return `${Math.round(seconds / 3600)} h`
  return counted(Math.round(seconds / 86_400), 'day')
}

const columns: readonly Column<Row>[] = [
  { id: 'table', header: 'Table', width: 240, value: (row) => `${term(row.source)} ${row.table}` },
  {
    id: 'state',
    header: 'State',
    definition: 'Of the table where rows usually come within its limit; otherwise of its source as a whole',
    width: 96,
    value: (row) => row.state,
    cell: (row) => <Status status={row.state} />,
  },
  {
    id: 'rows',
    header: 'Rows',
    isFigure: true,
    width: 96,
    from: 'phone',
    value: (row) => row.rowCount,
    cell: (row) => (row.isPresent ? count(row.rowCount) : '–'),
  },
  {
    id: 'age',
    header: 'Age',
    isFigure: true,
    width: 88,
    value: (row) => row.ageSeconds,
    cell: (row) => age(row.ageSeconds),
  },
  {
    id: 'target',
    header: 'Late after',
    definition:
      'What is late when nothing has arrived for so long: the table itself, or, where it may rest longer, its whole source',
    isFigure: true,
    width: 176,
    from: 'tablet',
    value: (row) => row.warnAfterSeconds,
    cell: (row) =>
      row.warnAfterSeconds === null || row.isJudgedAlone ? (
        age(row.warnAfterSeconds)
      ) : (
        <>
          <span className="quiet">whole source</span> {age(row.warnAfterSeconds)}
        </>
      ),
  },
  {
    id: 'last',
    header: 'Last arrival',
    width: 184,
    from: 'tablet',
    value: (row) => row.lastSyncedAt,
    cell: (row) => moment(row.lastSyncedAt),
  },
  { id: 'feeds', header: 'Feeds', width: 200, from: 'desk', value: (row) => row.feeds },
  { id: 'consequence', header: 'Without it', from: 'desk', value: (row) => row.consequence },
]
