import { counted } from '@waypoint/report/format/numbers.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { Part } from '../../../ui/part.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { deviceColumns, locationColumns } from '../../operations/components/device-columns.tsx'
import type { PartProps } from '../account-page.tsx'

const LISTED = 2000

/** Devices and the locations at which they stand. */
export function Devices({ customerId }: PartProps) {
  const request = { params: { customerId }, query: { limit: LISTED } }
  const devices = useGet('/customers/{customerId}/devices', request)
  const locations = useGet('/customers/{customerId}/locations', request)
  return (
    <>
      <Loaded query={devices} what="devices" skeleton={<SkeletonRows rows={8} />}>
        {(section) => (
          <Present section={section}>
            {({ items, total }: Value<'/customers/{customerId}/devices'>) => (
              <Part
                heading={`${items.filter(({ isOnline }) => isOnline === true).length} of ${counted(total, 'device')} online`}
              >
                <DataTable
                  name="Devices"
                  rows={items}
                  columns={deviceColumns.filter(({ id }) => id !== 'customer')}
                  rowKey={(row) => row.deviceId}
                />
              </Part>
            )}
          </Present>
        )}
      </Loaded>
      <Loaded query={locations} what="locations" skeleton={<SkeletonRows rows={6} />}>
        {(section) => (
          <Present section={section}>
            {({ items, total }: Value<'/customers/{customerId}/locations'>) => (
              <Part heading={counted(total, 'location')}>
                <DataTable
                  name="Locations"
                  rows={items}
                  columns={locationColumns.filter(({ id }) => id !== 'customer')}
                  rowKey={(row) => row.locationId}
                />
              </Part>
            )}
          </Present>
        )}
      </Loaded>
    </>
  )
}
