import { appAccounts, appUsers } from '../schemas/app.ts'
import { salesforceAccount, salesforceContact } from '../schemas/salesforce.ts'
import { stripeCustomer } from '../schemas/stripe-customers.ts'
import type { TableSchema } from '../schemas/table.ts'
import { zendeskOrganization, zendeskUser } from '../schemas/zendesk.ts'

/** The tables whose records are companies or people. */
export const IDENTITY_TABLES: ReadonlySet<TableSchema> = new Set<TableSchema>([
  salesforceAccount,
  salesforceContact,
  stripeCustomer,
  zendeskOrganization,
  zendeskUser,
  appAccounts,
  appUsers,
])
