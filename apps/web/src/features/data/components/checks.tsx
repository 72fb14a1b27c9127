import { Link } from '@tanstack/react-router'
import { count, counted } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { oneOf } from '../../../app/search.ts'
import { useSearchState } from '../../../app/use-search-state.ts'
import { PageHead } from '../../../ui/page-head.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { SkeletonBlock } from '../../../ui/skeleton.tsx'
import { Status } from '../../../ui/status.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { FailingRows } from './failing-rows.tsx'
import { GatesPart } from './gates-part.tsx'

type Tests = Value<'/data/tests'>
export type Test = Tests['items'][number]

const LISTED = 5000
const shows = [
  { value: 'all', text: 'All' },
  { value: 'not-passed', text: 'Not passed' },
] as const
const notPassed = ['warn', 'fail', 'error', 'skipped'] as const

/** What was checked, and what did not hold. */
export function Checks() {
  const [search, change] = useSearchState()
  const show = oneOf(search['show'], ['all', 'not-passed'])
  const query = useGet('/data/tests', {
    query: { limit: LISTED, ...(show === 'all' ? {} : { status: [...notPassed] }) },
  })
  return (
    <>
      <Loaded query={query} what="checks" skeleton={<SkeletonBlock height="calc(78vh + 150px)" />}>
        {(section) => (
          <Present section={section} isPage>
            {(tests: Tests) => {
              const open = tests.items.find(({ uniqueId }) => uniqueId === search['open'])
              return (
                <>
                  <PageHead
                    sentence={checksSentence(tests)}
                    detail="Of the last run, failures first. A row opens what the check reads, and the rows that fail it."
                    tools={
                      <Segmented
                        label="Show"
                        value={show}
                        options={shows}
                        onChange={(value) => change({ show: value })}
                      />
                    }
                  />
                  <div className="part">
                    <DataTable
                      name="Checks"
                      rows={tests.items}
                      columns={columns}
                      rowKey={(row) => row.uniqueId}
                      onOpen={(row) => change({ open: row.uniqueId })}
                      openKey={search['open']}
                      caption={counted(tests.total, 'check')}
                    />
                  </div>
                  {open === undefined ? null : (
                    <FailingRows test={open} onClose={() => change({ open: undefined })} />
                  )}
                </>
              )
            }}
          </Present>
        )}
      </Loaded>
      <GatesPart />
    </>
  )
}

function checksSentence({ summary }: Tests): string {
  const { passed, warned, failed, errors, skipped } = summary
  const all = passed + warned + failed + errors + skipped
  const bad = [
    failed + errors === 0 ? null : `${count(failed + errors)} failed`,
    warned === 0 ? null : `${count(warned)} warn`,
    skipped === 0 ? null : `${count(skipped)} skipped`,
  ].filter((it) => it !== null)
  return bad.length === 0
    ? `All ${count(all)} checks passed`
    : `${count(passed)} of ${count(all)} checks passed, ${bad.join(', ')}`
}

const columns: readonly Column<Test>[] = [
  { id: 'sentence', header: 'Check', value: (row) => row.sentence || row.name },
  {
    id: 'model',
    header: 'Of',
    width: 240,
    from: 'tablet',
    value: (row) => row.modelName,
    cell: (row) =>
      row.model === null ? (
        '–'
      ) : (
        <Link to="/data/$part" params={{ part: 'catalogue' }} search={{ open: row.model }}>
          {row.modelName}
        </Link>
      ),
  },
  { id: 'kind', header: 'Kind', width: 140, from: 'desk', value: (row) => term(row.kind) },
  {
    id: 'status',
    header: 'Result',
    width: 96,
    value: (row) => row.status,
    cell: (row) => <Status status={row.status} />,
  },
  {
    id: 'failures',
    header: 'Failing rows',
    isFigure: true,
    width: 104,
    from: 'phone',
    value: (row) => row.failures,
    cell: (row) => count(row.failures),
  },
  {
    id: 'seconds',
    header: 'Took',
    unit: 's',
    isFigure: true,
    width: 80,
    from: 'tablet',
    value: (row) => row.seconds,
    cell: (row) => (row.seconds === null ? '–' : row.seconds.toFixed(2)),
  },
]
