import { appAccounts, appUsers } from '../schemas/app.ts'
import { salesforceAccount, salesforceContact } from '../schemas/salesforce.ts'
import { stripeCustomer } from '../schemas/stripe.ts'
import type { TableSchema } from '../schemas/table.ts'
import { zendeskOrganization, zendeskUser } from '../schemas/zendesk.ts'
import { type ExtractLog, recordKey } from '../writers/extractLog.ts'

const IDENTITY_TABLES: ReadonlySet<TableSchema> = new Set<TableSchema>([
  salesforceAccount,
  salesforceContact,
  stripeCustomer,
  zendeskOrganization,
  zendeskUser,
  appAccounts,
  appUsers,
])

/** `<source>:<id>` of every company and person that some batch delivers. */
export const deliveredRecords = (log: ExtractLog): ReadonlySet<string> => {
  const records = new Set<string>()
  for (const batch of log.batches()) {
    for (const [table, entries] of batch.tables) {
      if (!IDENTITY_TABLES.has(table)) continue
      for (const entry of entries) records.add(`${table.source}:${recordKey(table, entry.row)}`)
    }
  }
  return records
}
