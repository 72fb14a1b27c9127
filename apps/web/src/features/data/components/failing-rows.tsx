import { counted } from '@waypoint/report/format/numbers.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { ResultTable } from '../../../ui/result-table.tsx'
import { SidePanel } from '../../../ui/side-panel.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { Status } from '../../../ui/status.tsx'
import type { Test } from './checks.tsx'

/** A check in full: what it reads, and which rows fail it in the published version. */
export function FailingRows({ test, onClose }: { readonly test: Test; readonly onClose: () => void }) {
  const query = useGet('/data/tests/{testId}/rows', {
    params: { testId: test.uniqueId },
    query: { limit: 100 },
  })
  return (
    <SidePanel label={test.sentence} title={test.sentence || test.name} onClose={onClose}>
      <p className="facts">
        <Status status={test.status} />
        <span>{test.file}</span>
      </p>
      {test.message === null ? null : <p className="small">{test.message}</p>}
      <Loaded query={query} what="the failing rows" skeleton={<SkeletonRows rows={6} />}>
        {(section) => (
          <Present section={section}>
            {({ sql, table }: Value<'/data/tests/{testId}/rows'>) => (
              <>
                <section className="part">
                  <h3>
                    {table.rows.length === 0
                      ? 'No row fails it'
                      : `${counted(table.rows.length, 'row')} fail it`}
                  </h3>
                  {table.rows.length === 0 ? null : <ResultTable name="Failing rows" table={table} />}
                </section>
                <section className="part">
                  <h3>What it reads</h3>
                  <pre className="code">{sql}</pre>
                </section>
              </>
            )}
          </Present>
        )}
      </Loaded>
    </SidePanel>
  )
}
