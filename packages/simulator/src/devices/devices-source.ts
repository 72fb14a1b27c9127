import type { FurtherSource } from '../further-sources.ts'
import {
  appDeviceEvents,
  appDevices,
  appLocations,
  truthDevice,
  truthDeviceOutage,
} from '../schemas/app-devices.ts'
import { fillDeviceDays } from './device-day-sql.ts'
import { extractDevices } from './device-extract.ts'

/** The part of the application's database that knows places and terminals. */
export const devicesSource: FurtherSource = {
  name: 'app_devices',
  tables: [appLocations, appDevices, appDeviceEvents],
  expectedRows: {
    perCustomer: { 'app.locations': 1.5, 'app.devices': 4.5, 'app.device_events': 130 },
    fixed: {},
  },
  identityTables: [],
  companyIds: () => [],
  personIds: () => [],
  extractSetup: () => undefined,
  extractAccount: ({ delivery, truth }, { account }) => extractDevices(delivery, truth, account),
  truth: { tables: [truthDevice, truthDeviceOutage], complete: fillDeviceDays },
}
