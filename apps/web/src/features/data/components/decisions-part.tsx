import { day } from '@waypoint/report/format/dates.ts'
import { counted } from '@waypoint/report/format/numbers.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { Part } from '../../../ui/part.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { UndoDecision } from './undo-decision.tsx'

type Decision = Value<'/data/identity/decisions'>['items'][number]

/** Every decision, also those taken back. */
export function DecisionsPart() {
  const query = useGet('/data/identity/decisions', {})
  return (
    <Loaded query={query} what="decisions" skeleton={<SkeletonRows rows={4} />}>
      {(section) => (
        <Present section={section}>
          {({ items }: Value<'/data/identity/decisions'>) => (
            <Part
              heading={items.length === 0 ? 'No decision was made yet' : counted(items.length, 'decision')}
            >
              {items.length === 0 ? null : (
                <DataTable
                  name="Decisions"
                  rows={items}
                  columns={columns}
                  rowKey={(row) => String(row.number)}
                />
              )}
            </Part>
          )}
        </Present>
      )}
    </Loaded>
  )
}

const columns: readonly Column<Decision>[] = [
  {
    id: 'what',
    header: 'Decision',
    width: 140,
    value: (row) => (row.kind === 'force_match' ? 'One customer' : 'Two customers'),
  },
  { id: 'pair', header: 'Records', value: (row) => `${row.one} and ${row.other}` },
  { id: 'author', header: 'By', width: 140, from: 'phone', value: (row) => row.author },
  { id: 'reason', header: 'Reason', width: 240, from: 'tablet', value: (row) => row.reason },
  { id: 'at', header: 'When', width: 108, value: (row) => row.at, cell: (row) => day(row.at) },
  {
    id: 'undo',
    header: 'Taken back',
    width: 140,
    canSort: false,
    value: (row) => row.undone?.author ?? null,
    cell: (row) =>
      row.undone === null ? (
        <UndoDecision decision={row} />
      ) : (
        <span data-tip={row.undone.reason}>
          {day(row.undone.at)} by {row.undone.author}
        </span>
      ),
  },
]
