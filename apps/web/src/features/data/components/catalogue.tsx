import { count, counted } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { useSearchState } from '../../../app/use-search-state.ts'
import { PageHead } from '../../../ui/page-head.tsx'
import { Select } from '../../../ui/select.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { ResourcePanel } from './resource-panel.tsx'

type Found = Value<'/data/catalogue'>
type Entry = Found['items'][number]

const LISTED = 5000

/** Every table, source, metric and macro with what it is. */
export function Catalogue() {
  const [search, change] = useSearchState()
  const query = useGet('/data/catalogue', { query: { limit: LISTED } })
  return (
    <Loaded query={query} what="the catalogue" skeleton={<SkeletonRows rows={18} />}>
      {(section) => (
        <Present section={section} isPage>
          {(found: Found) => {
            const asked = search['q']?.toLowerCase() ?? ''
            const type = found.types.find((it) => it.type === search['type'])?.type
            const rows = found.items.filter(
              (it) =>
                (type === undefined ? it.type !== 'macro' || asked !== '' : it.type === type) &&
                `${it.name} ${it.description}`.toLowerCase().includes(asked),
            )
            return (
              <>
                <PageHead
                  sentence={catalogueSentence(found)}
                  detail={
                    found.project === null
                      ? undefined
                      : `The project ${found.project}. A row opens columns, tests, lineage and SQL.`
                  }
                />
                <div className="page-filters" role="search">
                  <input
                    type="search"
                    className="field"
                    aria-label="Name or description"
                    placeholder="Name or description  /"
                    value={search['q'] ?? ''}
                    onChange={(event) => change({ q: event.target.value })}
                  />
                  <Select
                    label="Kind"
                    value={type ?? ''}
                    options={[
                      { value: '', text: 'All but macros' },
                      ...found.types.map((it) => ({
                        value: it.type as string,
                        text: `${term(it.type)} (${count(it.count)})`,
                      })),
                    ]}
                    onChange={(value) => change({ type: value })}
                  />
                </div>
                <DataTable
                  name="Catalogue"
                  rows={rows}
                  columns={columns}
                  rowKey={(row) => row.uniqueId}
                  onOpen={(row) => change({ open: row.uniqueId })}
                  openKey={search['open']}
                  caption={counted(rows.length, 'entry').replace('entrys', 'entries')}
                />
                {search['open'] === undefined ? null : (
                  <ResourcePanel uniqueId={search['open']} onClose={() => change({ open: undefined })} />
                )}
              </>
            )
          }}
        </Present>
      )}
    </Loaded>
  )
}

function catalogueSentence({ types, items }: Found): string {
  const of = (type: string): number => types.find((it) => it.type === type)?.count ?? 0
  const undescribed = items.filter((it) => it.type === 'model' && it.description === '').length
  const lead = `${counted(of('model'), 'model')}, ${counted(of('source'), 'source table')}, ${counted(of('metric'), 'metric')}`
  return undescribed === 0
    ? `${lead}, each model described`
    : `${lead}; ${counted(undescribed, 'model')} without a description`
}

const columns: readonly Column<Entry>[] = [
  { id: 'name', header: 'Name', width: 300, phoneWidth: 184, value: (row) => row.name },
  { id: 'type', header: 'Kind', width: 132, phoneWidth: 104, value: (row) => term(row.type) },
  { id: 'schema', header: 'Schema', width: 120, from: 'desk', value: (row) => row.schema },
  {
    id: 'description',
    header: 'What it is',
    from: 'tablet',
    canSort: false,
    value: (row) => row.description,
  },
  {
    id: 'rows',
    header: 'Rows',
    definition: 'In the published version',
    isFigure: true,
    width: 104,
    from: 'phone',
    value: (row) => row.rows,
    cell: (row) => count(row.rows),
  },
  { id: 'tests', header: 'Checks', isFigure: true, width: 80, from: 'tablet', value: (row) => row.testCount },
  {
    id: 'failing',
    header: 'Failing',
    isFigure: true,
    width: 80,
    from: 'phone',
    value: (row) => row.failingTests,
  },
]
