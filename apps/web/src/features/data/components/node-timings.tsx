import { Link } from '@tanstack/react-router'
import { count, decimal } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { Part } from '../../../ui/part.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { Status } from '../../../ui/status.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'

type Timings = Value<'/data/runs/last/nodes'>
type Node = Timings['items'][number]

const LISTED = 5000

/** Where the time went in the last run. */
export function NodeTimings() {
  const query = useGet('/data/runs/last/nodes', { query: { limit: LISTED } })
  return (
    <Loaded query={query} what="timings" skeleton={<SkeletonRows rows={14} />}>
      {(section) => (
        <Present section={section}>
          {({ items }: Timings) => (
            <Part heading={timingSentence(items)} note="A bar begins when the node began.">
              <DataTable
                name="Timings of nodes"
                rows={items}
                columns={columnsOf(items)}
                rowKey={(row) => row.uniqueId}
              />
            </Part>
          )}
        </Present>
      )}
    </Loaded>
  )
}

function timingSentence(nodes: readonly Node[]): string {
  const all = nodes.reduce((sum, { seconds }) => sum + seconds, 0)
  const longest = nodes.toSorted((left, right) => right.seconds - left.seconds)[0]
  if (longest === undefined) return 'No node ran'
  return `${decimal(all)} s of work, the longest ${decimal(longest.seconds)} s for ${longest.name}`
}

function columnsOf(nodes: readonly Node[]): readonly Column<Node>[] {
  const starts = nodes.flatMap(({ startedAt }) => (startedAt === null ? [] : [Date.parse(startedAt)]))
  const ends = nodes.flatMap(({ completedAt }) => (completedAt === null ? [] : [Date.parse(completedAt)]))
  const first = Math.min(...starts)
  const span = Math.max(1, Math.max(...ends) - first)
  const share = (at: string | null): number => (at === null ? 0 : ((Date.parse(at) - first) / span) * 100)
  return [
    {
      id: 'name',
      header: 'Node',
      value: (row) => row.name,
      cell: (row) => (
        <Link to="/data/$part" params={{ part: 'catalogue' }} search={{ open: row.uniqueId }}>
          {row.name}
        </Link>
      ),
    },
    { id: 'type', header: 'Kind', width: 96, from: 'phone', value: (row) => term(row.type) },
    {
      id: 'status',
      header: 'Result',
      width: 104,
      value: (row) => row.status,
      cell: (row) => <Status status={row.status} />,
    },
    {
      id: 'seconds',
      header: 'Took',
      unit: 's',
      isFigure: true,
      width: 80,
      value: (row) => row.seconds,
      cell: (row) => decimal(row.seconds, 2),
    },
    {
      id: 'rows',
      header: 'Rows',
      isFigure: true,
      width: 104,
      from: 'tablet',
      value: (row) => row.rowsAffected,
      cell: (row) => count(row.rowsAffected),
    },
    {
      id: 'when',
      header: 'When',
      width: 260,
      from: 'desk',
      value: (row) => row.startedAt,
      cell: (row) => (
        <svg className="span-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
          <rect
            x={share(row.startedAt)}
            y="1"
            width={Math.max(0.4, share(row.completedAt) - share(row.startedAt))}
            height="8"
          />
        </svg>
      ),
    },
  ]
}
