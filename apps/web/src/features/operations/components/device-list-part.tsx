import type { Answer } from '@waypoint/api/client'
import { count, counted } from '@waypoint/report/format/numbers.ts'
import { urlOf } from '../../../api/use-get.ts'
import { usePages } from '../../../api/use-pages.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Part } from '../../../ui/part.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { useSearchState } from '../../../app/use-search-state.ts'
import { type Device, deviceColumns } from './device-columns.tsx'

const PAGE = 500
const none = { items: [] as readonly Device[], total: 0, nextCursor: null }
const pageOf = (answer: Answer<'/operations/device-list'>) =>
  answer.state === 'present' ? answer.value : none

/** Devices, the least available first. */
export function DeviceListPart() {
  const [search, change] = useSearchState()
  const asked = search['q'] === undefined ? {} : { q: search['q'].slice(0, 200) }
  const { rows, first, total, error, more, retry } = usePages(
    '/operations/device-list',
    { query: { ...asked, limit: PAGE } },
    pageOf,
  )
  if (first === undefined)
    return error === null ? (
      <SkeletonRows rows={12} />
    ) : (
      <ErrorState title="Devices cannot be shown" detail={error.message} onRetry={retry} />
    )
  if (first.state === 'missing') return null
  return (
    <Part
      heading={`${counted(total, 'device')}, the least available first`}
      tools={
        <input
          type="search"
          className="field"
          aria-label="Serial number, account or location"
          placeholder="Serial, account, location  /"
          value={search['q'] ?? ''}
          onChange={(event) => change({ q: event.target.value })}
        />
      }
    >
      <DataTable
        name="Devices"
        rows={rows}
        columns={deviceColumns}
        rowKey={(row) => row.deviceId}
        onEnd={more}
        caption={rows.length === total ? undefined : `${count(rows.length)} of ${count(total)} fetched`}
        answer={urlOf('/operations/device-list', { query: asked })}
      />
    </Part>
  )
}
