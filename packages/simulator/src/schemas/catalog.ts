import { appTables } from './app.ts'
import { financeTables } from './finance.ts'
import { salesforceTables } from './salesforce.ts'
import { stripeTables } from './stripe.ts'
import type { TableSchema } from './table.ts'
import { zendeskTables } from './zendesk.ts'

/** Every vendor table the simulator delivers, in writing order. */
export const vendorTables: readonly TableSchema[] = [
  ...salesforceTables,
  ...stripeTables,
  ...zendeskTables,
  ...appTables,
  ...financeTables,
]
