import { day } from '@waypoint/report/format/dates.ts'
import { counted } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { useVersion } from '../../../app/use-version.ts'
import { Part } from '../../../ui/part.tsx'
import { Status } from '../../../ui/status.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'

interface Gate {
  readonly name: string
  readonly passed: boolean
  readonly details: readonly string[]
}

/** Why this version was allowed to be published. */
export function GatesPart() {
  const { data } = useVersion()
  if (data === undefined || data.gates.length === 0) return null
  const closed = data.gates.filter(({ passed }) => !passed).length
  return (
    <Part
      heading={
        closed === 0
          ? `Version ${data.version} passed ${counted(data.gates.length, 'gate')}`
          : `Version ${data.version} was published past ${counted(closed, 'closed gate')}`
      }
      note={`Published ${day(data.publishedAt)}, ${data.publishedAt.slice(11, 16)} UTC. ${data.reason ?? ''}`}
    >
      <div className="tall">
        <DataTable name="Gates" rows={data.gates} columns={columns} rowKey={(row) => row.name} />
      </div>
    </Part>
  )
}

const columns: readonly Column<Gate>[] = [
  { id: 'gate', header: 'Gate', width: 200, phoneWidth: 136, value: (row) => term(row.name) },
  {
    id: 'passed',
    header: 'Result',
    width: 96,
    value: (row) => (row.passed ? 'pass' : 'fail'),
    cell: (row) => <Status status={row.passed ? 'pass' : 'fail'} />,
  },
  {
    id: 'detail',
    header: 'What was found',
    value: (row) => row.details.join('; '),
    cell: (row) => <span className="wrapped">{row.details.join('; ')}</span>,
  },
]
