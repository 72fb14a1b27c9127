import { listedSection } from '../queries/listed-section.ts'
import { slicedRows } from '../queries/sliced-rows.ts'
import type { HandlersOf } from '../routing/handler.ts'
import { containing } from '../sql/bindings.ts'
import { devices, locations } from '../version/coverage.ts'

export const operationsHandlers: HandlersOf<
  | 'get /operations/devices'
  | 'get /operations/locations'
  | 'get /operations/device-list'
  | 'get /operations/location-list'
> = {
  'get /operations/devices': async (call) =>
    await slicedRows(call, {
      title: 'Devices',
      relation: 'marts.device_operations',
      needs: [devices],
      at: 'month',
    }),
  'get /operations/locations': async (call) =>
    await slicedRows(call, {
      title: 'Locations',
      relation: 'marts.location_operations',
      needs: [locations],
      at: 'month',
    }),
  'get /operations/device-list': async (call) => {
    const { q, status, country, model } = call.query
    return await listedSection(call, {
      title: 'Devices',
      relation: 'entities.entity_devices',
      needs: [devices],
      conditions: (bindings) => [
        q === undefined || q === ''
          ? null
          : containing(
              bindings,
              ['it.serial_number', 'it.device_id', 'it.customer_name', 'it.location_name'],
              q,
            ),
        bindings.among('it.status', status),
        bindings.among('it.country', country),
        bindings.among('it.model', model),
      ],
      orderBy: 'it.online_ratio_30d nulls last, it.device_id',
    })
  },
  'get /operations/location-list': async (call) => {
    const { q, status, country } = call.query
    return await listedSection(call, {
      title: 'Locations',
      relation: 'entities.entity_locations',
      needs: [locations],
      conditions: (bindings) => [
        q === undefined || q === ''
          ? null
          : containing(bindings, ['it.location_name', 'it.location_id', 'it.customer_name'], q),
        bindings.among('it.status', status),
        bindings.among('it.country', country),
      ],
      orderBy: 'it.online_ratio_30d nulls last, it.location_id',
    })
  },
}
