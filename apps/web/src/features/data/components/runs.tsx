import { useQueryClient } from '@tanstack/react-query'
import type { Answer } from '@waypoint/api/client'
import { moment } from '@waypoint/report/format/dates.ts'
import { count, counted, decimal } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { useGet } from '../../../api/use-get.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Part } from '../../../ui/part.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { Status } from '../../../ui/status.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { useLiveRun } from '../api/use-live-run.ts'
import { NodeTimings } from './node-timings.tsx'
import './runs.css'

type Runs = Answer<'/data/runs'>
type Job = Runs['items'][number]

/** What ran, how long it took, and what runs now. */
export function Runs() {
  const client = useQueryClient()
  const query = useGet('/data/runs', { query: {} })
  const live = useLiveRun(() => {
    for (const path of ['/data/runs', '/data/runs/last/nodes'])
      void client.invalidateQueries({ queryKey: [path] })
  })
  return (
    <Loaded query={query} what="runs" skeleton={<SkeletonRows rows={18} />}>
      {(runs) => {
        const progress = live ?? runs.progress
        return (
          <>
            <PageHead
              sentence={runsSentence({ ...runs, progress })}
              detail={runs.last === null ? undefined : lastDetail(runs.last)}
            />
            {progress === null || !progress.isRunning ? null : (
              <div className="part" role="status">
                <progress
                  value={progress.finished}
                  max={progress.total ?? undefined}
                  aria-label="Run in progress"
                />
                <p className="small">
                  {count(progress.finished)}
                  {progress.total === null ? '' : ` of ${count(progress.total)}`} nodes
                  {progress.failed > 0 ? `, ${count(progress.failed)} failed` : ''}: {progress.lastLine}
                </p>
              </div>
            )}
            <NodeTimings />
            <Part heading="Runs of the schedule">
              {runs.items.length === 0 ? (
                <EmptyState title="No schedule has run here">
                  Start one with <code>waypoint schedule</code>; each of its runs is listed with its steps.
                </EmptyState>
              ) : (
                <DataTable
                  name="Runs"
                  rows={runs.items}
                  columns={columns}
                  rowKey={(row) => `${row.job} ${row.beganAt}`}
                />
              )}
            </Part>
          </>
        )
      }}
    </Loaded>
  )
}

function runsSentence({ last, progress }: Runs): string {
  if (progress?.isRunning === true) return `A run goes on: ${count(progress.finished)} nodes done`
  if (last === null) return 'Nothing has run here yet'
  const bad = last.statuses.filter(({ status }) => ['error', 'fail', 'warn'].includes(status))
  const trouble = bad.map((it) => `${count(it.count)} ${term(it.status).toLowerCase()}`)
  return `${counted(last.nodes, 'node')} in ${decimal(last.seconds)} s, ${trouble.length === 0 ? 'all well' : trouble.join(', ')}`
}

const lastDetail = (last: NonNullable<Runs['last']>): string =>
  `The last run${last.command === null ? '' : ` (${last.command})`} ended ${moment(last.generatedAt)}.`

const columns: readonly Column<Job>[] = [
  { id: 'job', header: 'Job', value: (row) => row.job },
  {
    id: 'began',
    header: 'Began',
    width: 180,
    value: (row) => row.beganAt,
    cell: (row) => moment(row.beganAt),
  },
  {
    id: 'status',
    header: 'Result',
    width: 112,
    value: (row) => row.status,
    cell: (row) => <Status status={row.status} />,
  },
  {
    id: 'seconds',
    header: 'Took',
    unit: 's',
    isFigure: true,
    width: 88,
    value: (row) => row.seconds,
    cell: (row) => decimal(row.seconds),
  },
  { id: 'reason', header: 'Why', width: 220, from: 'tablet', value: (row) => row.reason },
]
