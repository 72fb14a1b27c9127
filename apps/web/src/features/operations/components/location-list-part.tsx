import { counted } from '@waypoint/report/format/numbers.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { Part } from '../../../ui/part.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { locationColumns } from './device-columns.tsx'

const LISTED = 60

/** The locations that are worst off. */
export function LocationListPart() {
  const query = useGet('/operations/location-list', { query: { limit: LISTED } })
  return (
    <Loaded query={query} what="locations" skeleton={<SkeletonRows rows={12} />}>
      {(section) => (
        <Present section={section}>
          {({ items, total }: Value<'/operations/location-list'>) => (
            <Part heading={`${counted(total, 'location')}, the least available first`}>
              <DataTable
                name="Locations"
                rows={items}
                columns={locationColumns}
                rowKey={(row) => row.locationId}
              />
            </Part>
          )}
        </Present>
      )}
    </Loaded>
  )
}
