import { Link } from '@tanstack/react-router'
import type { Answer } from '@waypoint/api/client'
import { counted } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { useGet } from '../../../api/use-get.ts'
import { SidePanel } from '../../../ui/side-panel.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'

type Resource = Answer<'/data/catalogue/{uniqueId}'>
type ResourceColumn = Resource['columns'][number]

interface ResourcePanelProps {
  readonly uniqueId: string
  readonly onClose: () => void
}

/** One entry of the catalogue: what it is, its columns, checks, neighbours and SQL. */
export function ResourcePanel({ uniqueId, onClose }: ResourcePanelProps) {
  const query = useGet('/data/catalogue/{uniqueId}', { params: { uniqueId } })
  const name = query.data?.name ?? uniqueId
  return (
    <SidePanel label={name} title={name} onClose={onClose}>
      <Loaded query={query} what="the entry" skeleton={<SkeletonRows rows={12} />}>
        {(resource) => <ResourceParts resource={resource} />}
      </Loaded>
    </SidePanel>
  )
}

function ResourceParts({ resource }: { readonly resource: Resource }) {
  return (
    <>
      <p>
        {resource.description === '' ? (
          <span className="quiet">It has no description.</span>
        ) : (
          resource.description
        )}
      </p>
      <p className="facts">
        <span>{term(resource.type)}</span>
        {resource.materialized === null ? null : <span>{resource.materialized}</span>}
        {resource.relation === null ? null : <code>{resource.relation}</code>}
        <Link to="/data/$part" params={{ part: 'lineage' }} search={{ node: resource.uniqueId }}>
          Lineage
        </Link>
      </p>
      {resource.columns.length === 0 ? null : (
        <section className="part">
          <h3>{counted(resource.columns.length, 'column')}</h3>
          <div className="tall">
            <DataTable
              name={`Columns of ${resource.name}`}
              rows={resource.columns}
              columns={columns}
              rowKey={(row) => row.name}
              hasTools={false}
            />
          </div>
        </section>
      )}
      {resource.tests.length === 0 ? null : (
        <section className="part">
          <h3>{counted(resource.tests.length, 'check')}</h3>
          <ul className="small">
            {resource.tests.map((test) => (
              <li key={test}>{test}</li>
            ))}
          </ul>
        </section>
      )}
      <Neighbours heading="Made from" ids={resource.parents} />
      <Neighbours heading="Feeds" ids={resource.children} />
      {resource.code === '' ? null : (
        <section className="part">
          <h3>As it is written</h3>
          <pre className="code">{resource.code}</pre>
        </section>
      )}
    </>
  )
}

function Neighbours({ heading, ids }: { readonly heading: string; readonly ids: readonly string[] }) {
  if (ids.length === 0) return null
  return (
    <section className="part">
      <h3>
        {heading} {ids.length}
      </h3>
      <p className="facts">
        {ids.map((id) => (
          <Link key={id} to="." search={(before) => ({ ...before, open: id })}>
            {id.split('.').slice(2).join('.')}
          </Link>
        ))}
      </p>
    </section>
  )
}

const columns: readonly Column<ResourceColumn>[] = [
  {
    id: 'name',
    header: 'Column',
    width: 176,
    value: (row) => row.name,
    cell: (row) => (
      <>
        {row.name}
        <span className="under">{row.type}</span>
      </>
    ),
  },
  {
    id: 'description',
    header: 'What it is',
    value: (row) => row.description,
    cell: (row) => (
      <span className="wrapped">
        {row.description}
        {row.tests.length === 0 ? null : <span className="under">{row.tests.join(', ')}</span>}
      </span>
    ),
  },
]
