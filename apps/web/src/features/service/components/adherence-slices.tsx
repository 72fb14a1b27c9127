import { month as monthText } from '@waypoint/report/format/dates.ts'
import { duration } from '@waypoint/report/format/durations.ts'
import { count, percent } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { rowsAddress } from '../../../app/address.ts'
import { useSearchState } from '../../../app/use-search-state.ts'
import { Missing } from '../../../ui/figure.tsx'
import { Part } from '../../../ui/part.tsx'
import { Select } from '../../../ui/select.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { clockedTickets } from '../api/ticket-rows.ts'

type Row = Value<'/service/adherence'>['rows'][number]

interface AdherenceSlicesProps {
  readonly metric: string
  readonly month: string
  readonly dimensions: readonly string[]
}

/** Where promises were broken. */
export function AdherenceSlices({ metric, month, dimensions }: AdherenceSlicesProps) {
  const [search, change] = useSearchState()
  const dimension = dimensions.find((it) => it === search['by']) ?? dimensions[0] ?? 'total'
  const query = useGet('/service/adherence', {
    query: { dimension, from: month, to: month, metric: [metric] },
  })
  return (
    <Part
      heading={`${term(metric)} by ${term(dimension).toLowerCase()}, ${monthText(month)}`}
      tools={
        <Select
          label="By"
          value={dimension}
          options={dimensions.map((value) => ({ value, text: term(value) }))}
          onChange={(by) => change({ by })}
        />
      }
    >
      <Loaded query={query} what="the slices" skeleton={<SkeletonRows rows={5} />}>
        {(section) => (
          <Present section={section}>
            {({ rows }: Value<'/service/adherence'>) => (
              <DataTable
                name={`Promises by ${dimension}`}
                rows={rows}
                columns={columnsOf({ dimension, metric, month })}
                rowKey={(row) => row.slice}
              />
            )}
          </Present>
        )}
      </Loaded>
    </Part>
  )
}

const sum = (of: (row: Row) => number) => (rows: readonly Row[]) =>
  count(rows.reduce((total, row) => total + of(row), 0))

interface Shown {
  readonly dimension: string
  readonly metric: string
  readonly month: string
}

type State = 'met' | 'breached' | 'running'

/** The tickets whose clocks a figure counts; those of every state behind a share or a time. */
const behind =
  (shown: Shown, state?: State) =>
  ({ slice }: Row): string =>
    rowsAddress(clockedTickets({ ...shown, slice, ...(state === undefined ? {} : { state }) }))

const columnsOf = (shown: Shown): readonly Column<Row>[] => [
  { id: 'slice', header: term(shown.dimension), value: (row) => term(row.slice) },
  {
    id: 'adherence',
    header: 'Kept',
    unit: '%',
    isFigure: true,
    width: 88,
    value: (row) => row.adherence,
    behind: behind(shown),
    cell: (row) =>
      row.adherence === null ? <Missing reason="No clock ended" /> : percent(row.adherence).replace('%', ''),
  },
  {
    id: 'met',
    header: 'Met',
    isFigure: true,
    width: 80,
    from: 'phone',
    value: (row) => row.met,
    cell: (row) => count(row.met),
    behind: behind(shown, 'met'),
    total: sum((row) => row.met),
  },
  {
    id: 'breached',
    header: 'Broken',
    isFigure: true,
    width: 80,
    value: (row) => row.breached,
    cell: (row) => count(row.breached),
    behind: behind(shown, 'breached'),
    total: sum((row) => row.breached),
  },
  {
    id: 'running',
    header: 'Running',
    isFigure: true,
    width: 88,
    from: 'phone',
    value: (row) => row.running,
    cell: (row) => count(row.running),
    behind: behind(shown, 'running'),
    total: sum((row) => row.running),
  },
  {
    id: 'p50',
    header: 'Half within',
    isFigure: true,
    width: 104,
    from: 'tablet',
    value: (row) => row.p50Seconds,
    behind: behind(shown),
    cell: (row) => duration(row.p50Seconds),
  },
  {
    id: 'p90',
    header: '90% within',
    isFigure: true,
    width: 104,
    from: 'tablet',
    value: (row) => row.p90Seconds,
    behind: behind(shown),
    cell: (row) => duration(row.p90Seconds),
  },
]
