import { useQueryClient } from '@tanstack/react-query'
import { day } from '@waypoint/report/format/dates.ts'
import { count, counted } from '@waypoint/report/format/numbers.ts'
import { useEffect, useRef } from 'react'
import { SkeletonLine } from '../ui/skeleton.tsx'
import { useVersion } from './use-version.ts'

/** Which day the figures describe, when they were published, and whether sources are late. */
export function VersionStamp() {
  const { data, error, dataUpdatedAt } = useVersion()
  const client = useQueryClient()
  const shown = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (data === undefined) return
    const isNew = shown.current !== undefined && shown.current !== data.version
    shown.current = data.version
    if (isNew) void client.invalidateQueries()
  }, [client, data])
  if (data === undefined) {
    return (
      <div className="stamp">
        {error === null ? <SkeletonLine width={112} /> : <span>No version can be read</span>}
      </div>
    )
  }
  const { late, state } = data.freshness
  const words =
    state === 'late'
      ? `${counted(late.length, 'source')} late`
      : state === 'fresh'
        ? 'Sources are fresh'
        : 'Freshness is not known'
  return (
    <div
      className="stamp"
      data-tip={`Version ${data.version}${data.target === null ? '' : ` of ${data.target}`}\n${count(data.checksPassed)} of ${count(data.checksTotal)} checks passed`}
    >
      <b>{day(data.asOf)}</b>
      <span>
        Published {data.publishedAt.slice(0, 10) === data.asOf ? '' : `${day(data.publishedAt)}, `}
        {data.publishedAt.slice(11, 16)} UTC
      </span>
      {error === null ? (
        <span className="stamp-state" data-tip={late.join(', ')}>
          <i className={`dot${state === 'late' ? ' is-late' : ''}`} aria-hidden="true" />
          {words}
        </span>
      ) : (
        <span className="stamp-state" role="status" data-tip="What is on the page stays true of this version">
          <i className="dot is-late" aria-hidden="true" />
          No answer since {new Date(dataUpdatedAt).toISOString().slice(11, 16)} UTC
        </span>
      )}
    </div>
  )
}
