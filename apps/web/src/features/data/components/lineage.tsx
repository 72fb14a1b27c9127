import { Link } from '@tanstack/react-router'
import { type Answer, ApiError } from '@waypoint/api/client'
import { count, counted } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { lazy, Suspense } from 'react'
import { Loaded } from '../../../api/loaded.tsx'
import { useGet } from '../../../api/use-get.ts'
import { useSearchState } from '../../../app/use-search-state.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Part } from '../../../ui/part.tsx'
import { Select } from '../../../ui/select.tsx'
import { SkeletonBlock } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { ColumnLineage } from './column-lineage.tsx'
import { NodeChooser } from './node-chooser.tsx'

const LineageGraph = lazy(() => import('./lineage-graph.tsx').then((it) => ({ default: it.LineageGraph })))

type Lineage = Answer<'/data/lineage'>
type Node = Lineage['nodes'][number]

const START = 'customer_current_position'
const hopChoices = ['1', '2', '3', '4'] as const

/** What something is made from and what it feeds. */
export function Lineage() {
  const [search, change] = useSearchState()
  const node = search['node'] ?? START
  const up = hops(search['up'])
  const down = hops(search['down'])
  const query = useGet('/data/lineage', { query: { node, up, down } })
  const choose = (id: string): void => change({ node: id, column: undefined })
  if (query.error instanceof ApiError && query.error.problem.status === 404)
    return (
      <>
        <PageHead
          sentence={`Nothing of the project is called ${node}`}
          tools={<NodeChooser onChoose={choose} />}
        />
        <EmptyState title="It was renamed or left out, or the address is of another project">
          Choose another by name, or{' '}
          <Link to="/data/$part" params={{ part: 'catalogue' }}>
            look through the catalogue
          </Link>
          .
        </EmptyState>
      </>
    )
  return (
    <>
      <Loaded
        query={query}
        what="lineage"
        skeleton={<SkeletonBlock height="calc(min(600px, 70vh) + 160px)" />}
      >
        {(lineage) => (
          <>
            <PageHead
              sentence={lineageSentence(lineage)}
              detail={`${count(lineage.drawn)} of ${count(lineage.total)} drawn. A box moves the view to it; figures at its sides count what is not drawn.`}
              tools={
                <>
                  <NodeChooser onChoose={choose} />
                  <Hops label="Hops up" value={up} onChange={(value) => change({ up: value })} />
                  <Hops label="Hops down" value={down} onChange={(value) => change({ down: value })} />
                </>
              }
            />
            <div className="part">
              <Suspense fallback={<SkeletonBlock height="min(600px, 70vh)" />}>
                <LineageGraph lineage={lineage} onChoose={choose} />
              </Suspense>
            </div>
            <ColumnLineage
              node={lineage.node}
              column={search['column']}
              onColumn={(column) => change({ column })}
            />
            <Part heading="The same as a list" note="Nearest first; negative hops are upstream.">
              <DataTable
                name="Lineage"
                rows={lineage.nodes.toSorted(
                  (left, right) => Math.abs(left.distance) - Math.abs(right.distance),
                )}
                columns={columns}
                rowKey={(row) => row.uniqueId}
                onOpen={(row) => choose(row.uniqueId)}
              />
            </Part>
          </>
        )}
      </Loaded>
    </>
  )
}

function hops(asked: string | undefined): number {
  const value = Number(asked ?? '2')
  return Number.isInteger(value) && value >= 0 && value <= 6 ? value : 2
}

interface HopsProps {
  readonly label: string
  readonly value: number
  readonly onChange: (value: string) => void
}

function Hops({ label, value, onChange }: HopsProps) {
  return (
    <Select
      label={label}
      value={String(value)}
      options={hopChoices.map((it) => ({ value: it as string, text: it }))}
      onChange={onChange}
    />
  )
}

function lineageSentence({ node, nodes }: Lineage): string {
  const own = nodes.find(({ uniqueId }) => uniqueId === node)
  const made = nodes.filter(({ distance }) => distance === -1).length + (own?.moreParents ?? 0)
  const fed = nodes.filter(({ distance }) => distance === 1).length + (own?.moreChildren ?? 0)
  return `${own?.name ?? node} is made from ${counted(made, 'table')} and feeds ${count(fed)}`
}

const signedWhole = (value: number): string => (value < 0 ? `−${-value}` : String(value))

const columns: readonly Column<Node>[] = [
  { id: 'name', header: 'Name', value: (row) => row.name },
  { id: 'type', header: 'Kind', width: 112, value: (row) => term(row.type) },
  {
    id: 'distance',
    header: 'Hops',
    isFigure: true,
    width: 72,
    value: (row) => row.distance,
    cell: (row) => signedWhole(row.distance),
  },
  {
    id: 'materialized',
    header: 'Kept as',
    width: 120,
    from: 'tablet',
    value: (row) => (row.materialized === null ? null : term(row.materialized)),
  },
  {
    id: 'status',
    header: 'Last run',
    width: 104,
    from: 'phone',
    value: (row) => (row.status === null ? null : term(row.status)),
  },
  {
    id: 'failing',
    header: 'Failing checks',
    isFigure: true,
    width: 120,
    from: 'tablet',
    value: (row) => row.failingTests,
  },
]
