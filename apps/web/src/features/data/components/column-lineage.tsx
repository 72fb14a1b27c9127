import { Link } from '@tanstack/react-router'
import { counted } from '@waypoint/report/format/numbers.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { Part } from '../../../ui/part.tsx'
import { Select } from '../../../ui/select.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'

type Traced = Value<'/data/lineage/columns'>
type Step = Traced['upstream'][number]

interface ColumnLineageProps {
  readonly node: string
  readonly column: string | undefined
  readonly onColumn: (column: string) => void
}

/** The same for one column: from which columns it is made, down to the sources. */
export function ColumnLineage({ node, column, onColumn }: ColumnLineageProps) {
  const resource = useGet('/data/catalogue/{uniqueId}', { params: { uniqueId: node } })
  const names = resource.data?.columns.map(({ name }) => name) ?? []
  const shown = names.find((name) => name === column) ?? ''
  return (
    <Part
      heading={shown === '' ? 'Where a column comes from' : `Where ${shown} comes from`}
      tools={
        <Select
          label="Column"
          value={shown}
          options={[{ value: '', text: 'Choose' }, ...names.map((value) => ({ value, text: value }))]}
          onChange={onColumn}
        />
      }
    >
      {shown === '' ? (
        <p className="quiet small">Choose a column to see the columns it is made from and what it feeds.</p>
      ) : (
        <Steps node={node} column={shown} />
      )}
    </Part>
  )
}

function Steps({ node, column }: { readonly node: string; readonly column: string }) {
  const query = useGet('/data/lineage/columns', { query: { node, column } })
  return (
    <Loaded query={query} what="the column’s lineage" skeleton={<SkeletonRows rows={6} />}>
      {(section) => (
        <Present section={section}>
          {({ upstream, downstream, untraced }: Traced) => (
            <>
              <DataTable
                name={`Columns around ${column}`}
                rows={[
                  ...upstream
                    .filter(({ depth }) => depth > 0)
                    .map((step) => ({ ...step, depth: -step.depth })),
                  ...downstream.filter(({ depth }) => depth > 0),
                ]}
                columns={columns}
                rowKey={(row) => `${row.depth} ${row.uniqueId} ${row.column}`}
              />
              {untraced.length === 0 ? null : (
                <p className="chart-note">
                  Not traced through {counted(untraced.length, 'table')}:{' '}
                  {untraced
                    .map(({ uniqueId, reason }) => `${uniqueId.split('.').at(-1)} (${reason})`)
                    .join(', ')}
                </p>
              )}
            </>
          )}
        </Present>
      )}
    </Loaded>
  )
}

const columns: readonly Column<Step>[] = [
  { id: 'column', header: 'Column', value: (row) => row.column },
  {
    id: 'table',
    header: 'Table',
    width: 320,
    value: (row) => row.name,
    cell: (row) => (
      <Link to="." search={(before) => ({ ...before, node: row.uniqueId, column: row.column })}>
        {row.name}
      </Link>
    ),
  },
  { id: 'depth', header: 'Hops', isFigure: true, width: 72, value: (row) => row.depth },
  {
    id: 'copy',
    header: 'How',
    width: 160,
    from: 'phone',
    value: (row) => (row.isCopy ? 'Passed on unchanged' : 'Worked out from'),
  },
]
