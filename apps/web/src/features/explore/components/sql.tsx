import { useMutation } from '@tanstack/react-query'
import { ApiError, type PostAnswer } from '@waypoint/api/client'
import { count, counted, decimal } from '@waypoint/report/format/numbers.ts'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { api } from '../../../api/client.ts'
import { useGet } from '../../../api/use-get.ts'
import { useSearchState } from '../../../app/use-search-state.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { ResultTable } from '../../../ui/result-table.tsx'
import { SkeletonBlock } from '../../../ui/skeleton.tsx'
import { TableList } from './table-list.tsx'
import './explore.css'

const SqlEditor = lazy(() => import('./sql-editor.tsx').then((it) => ({ default: it.SqlEditor })))

type Result = PostAnswer<'/sql'>

const LIMIT = 1000
const started = `select health_band, count(*) as customers, sum(mrr_cents) / 100 as mrr
from entities.entity_customers
where is_paying
group by health_band
order by mrr desc`

/** One read-only statement on the published version; the one of the address runs at once. */
export function Sql() {
  const [search, change] = useSearchState()
  const [text, setText] = useState(search['sql'] ?? started)
  const tables = useGet('/sql/tables', {})
  const running = useRef<AbortController | null>(null)
  const run = useMutation({
    mutationFn: async (sql: string): Promise<Result> => {
      running.current = new AbortController()
      return await api.post('/sql', { body: { sql, limit: LIMIT }, signal: running.current.signal })
    },
    onMutate: (sql) => change({ sql }),
  })
  const asked = useRef(search['sql'])
  const { mutate } = run
  useEffect(() => {
    if (asked.current !== undefined) mutate(asked.current)
    asked.current = undefined
  }, [mutate])
  return (
    <>
      <PageHead
        sentence={run.data === undefined ? 'SQL on the published version' : resultSentence(run.data)}
        detail="Read-only, within limits of time, memory and rows; nothing but the version can be reached."
      />
      <div className="explore">
        <TableList
          tables={tables.data?.items ?? []}
          onChoose={(name) => setText(`select *\nfrom ${name}\nlimit 100`)}
        />
        <div className="metric-answer">
          <Suspense fallback={<SkeletonBlock height={180} />}>
            <SqlEditor
              value={text}
              onChange={setText}
              onRun={(sql) => run.mutate(sql)}
              tables={tables.data?.items ?? []}
            />
          </Suspense>
          <div className="page-tools">
            <button
              type="button"
              className="button is-main"
              disabled={run.isPending}
              onClick={() => run.mutate(text)}
            >
              Run
            </button>
            {run.isPending ? (
              <button type="button" className="button" onClick={() => running.current?.abort()}>
                Stop
              </button>
            ) : null}
            <span className="quiet small">
              <kbd>Ctrl</kbd> <kbd>Enter</kbd>
            </span>
          </div>
          {run.error === null || run.error.name === 'AbortError' ? null : <SqlError error={run.error} />}
          {run.data === undefined || run.error !== null ? null : (
            <ResultTable name="Result" table={run.data.table} hasTools />
          )}
        </div>
      </div>
    </>
  )
}

function resultSentence({ table, seconds }: Result): string {
  const cut = table.truncated
    ? `the first ${count(table.rows.length)} rows`
    : counted(table.rows.length, 'row')
  return `${cut.charAt(0).toUpperCase()}${cut.slice(1)} in ${decimal(seconds, 2)} s`
}

function SqlError({ error }: { readonly error: Error }) {
  if (!(error instanceof ApiError))
    return <ErrorState title="The server did not answer" detail={error.message} />
  const { title, detail, hint } = error.problem
  return <ErrorState title={title} detail={detail ?? ''} hint={hint} />
}
