import { day } from '@waypoint/report/format/dates.ts'
import { percent } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import type { Value } from '../../../api/value.ts'
import { addressOf, rowsAddress } from '../../../app/address.ts'
import { Missing } from '../../../ui/figure.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { deviceHistory, locationHistory } from '../api/device-rows.ts'

export type Device = Value<'/operations/device-list'>['items'][number]
type Location = Value<'/operations/location-list'>['items'][number]

const share = (value: number | null) =>
  value === null ? <Missing reason="It was not observed" /> : percent(value).replace('%', '')

const accountOf = ({ customerId }: { readonly customerId: string | null }): string | undefined =>
  customerId === null ? undefined : addressOf(`/accounts/${customerId}/devices`, {})

export const deviceColumns: readonly Column<Device>[] = [
  {
    id: 'serial',
    header: 'Device',
    value: (row) => row.serialNumber ?? row.deviceId,
    behind: (row) => rowsAddress(deviceHistory(row.deviceId)),
  },
  {
    id: 'customer',
    header: 'Account',
    width: 180,
    from: 'tablet',
    value: (row) => row.customerName,
    behind: accountOf,
  },
  {
    id: 'place',
    header: 'Location',
    width: 160,
    from: 'tablet',
    value: (row) => row.locationName ?? row.city,
  },
  { id: 'model', header: 'Model', width: 112, from: 'desk', value: (row) => row.model },
  { id: 'firmware', header: 'Firmware', width: 88, from: 'desk', value: (row) => row.firmwareVersion },
  {
    id: 'status',
    header: 'State',
    width: 88,
    value: (row) => row.status,
    cell: (row) =>
      row.isOnline === null ? term(row.status ?? 'unknown') : row.isOnline ? 'Online' : 'Offline',
  },
  {
    id: 'online7',
    header: 'Online, 7 days',
    unit: '%',
    isFigure: true,
    width: 128,
    from: 'phone',
    value: (row) => row.onlineRatio7d,
    cell: (row) => share(row.onlineRatio7d),
  },
  {
    id: 'online30',
    header: '30 days',
    unit: '%',
    isFigure: true,
    width: 88,
    value: (row) => row.onlineRatio30d,
    cell: (row) => share(row.onlineRatio30d),
  },
  {
    id: 'outages',
    header: 'Outages',
    isFigure: true,
    width: 80,
    from: 'phone',
    value: (row) => row.outages30d,
  },
]

export const locationColumns: readonly Column<Location>[] = [
  {
    id: 'location',
    header: 'Location',
    value: (row) => row.locationName ?? row.locationId,
    behind: (row) => rowsAddress(locationHistory(row.locationId)),
  },
  {
    id: 'customer',
    header: 'Account',
    width: 180,
    from: 'tablet',
    value: (row) => row.customerName,
    behind: accountOf,
  },
  { id: 'city', header: 'City', width: 128, from: 'phone', value: (row) => row.city },
  {
    id: 'status',
    header: 'State',
    width: 96,
    value: (row) => (row.status === null ? null : term(row.status)),
  },
  { id: 'devices', header: 'Devices', isFigure: true, width: 72, value: (row) => row.devices },
  { id: 'online', header: 'Online', isFigure: true, width: 72, value: (row) => row.onlineDevices },
  {
    id: 'online30',
    header: '30 days',
    unit: '%',
    isFigure: true,
    width: 88,
    from: 'phone',
    value: (row) => row.onlineRatio30d,
    cell: (row) => share(row.onlineRatio30d),
  },
  {
    id: 'outages',
    header: 'Outages',
    isFigure: true,
    width: 80,
    from: 'tablet',
    value: (row) => row.outages30d,
  },
  {
    id: 'last',
    header: 'Last online',
    width: 112,
    from: 'desk',
    value: (row) => row.lastOnlineDate,
    cell: (row) => day(row.lastOnlineDate),
  },
]
