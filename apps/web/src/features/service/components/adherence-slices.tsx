import { month as monthText } from '@waypoint/report/format/dates.ts'
import { duration } from '@waypoint/report/format/durations.ts'
import { count, percent } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import type { ReactNode } from 'react'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { useSearchState } from '../../../app/use-search-state.ts'
import { RowsBehind, sqlText } from '../../../app/rows-behind.tsx'
import { Missing } from '../../../ui/figure.tsx'
import { Part } from '../../../ui/part.tsx'
import { Select } from '../../../ui/select.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'

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

/** A count of clocks leads to their tickets. */
function clocks(shown: Shown, row: Row, state: 'met' | 'breached' | 'running'): ReactNode {
  const figure = count(row[state])
  return row[state] === 0 ? figure : <RowsBehind sql={ticketsBehind(shown, row, state)}>{figure}</RowsBehind>
}

const columnNames: Readonly<Record<string, string>> = { source: 'source_system' }

function ticketsBehind({ dimension, metric, month }: Shown, { slice }: Row, state: string): string {
  const column = columnNames[dimension] ?? dimension
  return `select customer_id, customer_name, ticket_id, source_system, subject, priority, status, created_at
from marts.fct_tickets
left join entities.entity_customers using (customer_id)
where ${metric.replace(/_time$/, '')}_state = ${sqlText(state)}
  and date_trunc('month', created_at) = date ${sqlText(month)}
  and coalesce(fct_tickets.${column}, 'unknown') = ${sqlText(slice)}
order by created_at desc`
}

const columnsOf = (shown: Shown): readonly Column<Row>[] => [
  { id: 'slice', header: term(shown.dimension), value: (row) => term(row.slice) },
  {
    id: 'adherence',
    header: 'Kept',
    unit: '%',
    isFigure: true,
    width: 88,
    value: (row) => row.adherence,
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
    cell: (row) => clocks(shown, row, 'met'),
    total: sum((row) => row.met),
  },
  {
    id: 'breached',
    header: 'Broken',
    isFigure: true,
    width: 80,
    value: (row) => row.breached,
    cell: (row) => clocks(shown, row, 'breached'),
    total: sum((row) => row.breached),
  },
  {
    id: 'running',
    header: 'Running',
    isFigure: true,
    width: 88,
    from: 'phone',
    value: (row) => row.running,
    cell: (row) => clocks(shown, row, 'running'),
    total: sum((row) => row.running),
  },
  {
    id: 'p50',
    header: 'Half within',
    isFigure: true,
    width: 104,
    from: 'tablet',
    value: (row) => row.p50Seconds,
    cell: (row) => duration(row.p50Seconds),
  },
  {
    id: 'p90',
    header: '90% within',
    isFigure: true,
    width: 104,
    from: 'tablet',
    value: (row) => row.p90Seconds,
    cell: (row) => duration(row.p90Seconds),
  },
]
