import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { googleAdsTables } from './google-ads.ts'
import { hubspotMarketingTables } from './hubspot.ts'
import { hubspotSalesTables } from './hubspot-sales.ts'
import { iterableTables } from './iterable.ts'
import { linkedinAdsTables } from './linkedin-ads.ts'
import { metaAdsTables } from './meta-ads.ts'
import { salesforceTables } from './salesforce.ts'
import { salesforceSalesTables } from './salesforce-sales.ts'
import { stripeTables } from './stripe.ts'
import stripeConnectorColumns from './stripe-connector-columns.json' with { type: 'json' }
import type { TableSchema } from './table.ts'
import { zendeskTables } from './zendesk.ts'

const extracts = join(import.meta.dirname, '../../../../../shared/extracts')

const hubspotTables: readonly TableSchema[] = [...hubspotMarketingTables, ...hubspotSalesTables]

const tables: readonly TableSchema[] = [
  ...googleAdsTables,
  ...metaAdsTables,
  ...linkedinAdsTables,
  ...iterableTables,
  ...hubspotTables,
  ...salesforceTables,
  ...salesforceSalesTables,
  ...zendeskTables,
]

/** What every HubSpot portal has, though the sample's connector was not set to land all of it. */
const STANDARD_PROPERTIES: ReadonlySet<string> = new Set([
  'property_domain',
  'property_lifecyclestage',
  'property_hubspot_owner_id',
  'property_hs_lastmodifieddate',
  'property_lastmodifieddate',
  'property_associatedcompanyid',
  'property_hs_analytics_source',
  'property_hs_analytics_first_timestamp',
  'property_hs_email_optout',
  'property_deal_currency_code',
])

/** Newer names of the interface, and what a table has whose history is kept. */
const STRIPE_ADDITIONS: Readonly<Record<string, readonly string[]>> = {
  subscription: ['collection_method'],
  subscription_history: ['collection_method', '_fivetran_start', '_fivetran_end'],
  subscription_item: ['_fivetran_start', '_fivetran_end', '_fivetran_active'],
}

const landedColumns = (path: string): readonly string[] => {
  const [header = ''] = readFileSync(join(extracts, `${path}.csv`), 'utf8').split('\n')
  return header.split(',').map((name) => name.replaceAll(/^[\uFEFF"\s]+|["\s]+$/g, ''))
}

/** Every Salesforce object has when it changed; the link to the application is a field of Atlas's own. */
const SALESFORCE_FIELDS: ReadonlySet<string> = new Set([
  'created_date',
  'last_modified_date',
  'system_modstamp',
  'currency_iso_code',
  'app_account_id_c',
])

const isStandard = (table: TableSchema, column: string): boolean =>
  table.source === 'hubspot'
    ? STANDARD_PROPERTIES.has(column) || column === '_fivetran_synced'
    : table.source === 'salesforce' && SALESFORCE_FIELDS.has(column)

const sampled = tables.filter((table) => existsSync(join(extracts, table.source, `${table.name}.csv`)))

test
  .skipIf(sampled.length === 0)
  .each(sampled.map((table) => [`${table.source}/${table.name}`, table] as const))(
  '%s has only columns that the connector lands (skipped without ../shared beside the repository)',
  (path, table) => {
    const landed = landedColumns(path)
    const unknown = Object.keys(table.columns).filter(
      (column) => !landed.includes(column) && !isStandard(table, column),
    )
    expect(unknown).toEqual([])
  },
)

test.skipIf(sampled.length === 0)('all tables but those without a sample are compared', () => {
  const without = ['satisfaction_rating', 'campaign', 'campaign_member']
  const left = tables.filter((table) => !sampled.includes(table)).map(({ name }) => name)
  expect(left.filter((name) => !without.includes(name))).toEqual([])
})

test('every standard property is one that HubSpot tables have', () => {
  const columns = new Set(hubspotTables.flatMap((table) => Object.keys(table.columns)))
  expect([...STANDARD_PROPERTIES].filter((column) => !columns.has(column))).toEqual([])
})

const documented: Readonly<Record<string, string>> = stripeConnectorColumns

test.each(stripeTables.filter((table) => table.name !== 'tier').map((table) => [table.name, table] as const))(
  'stripe/%s has only columns that the connector documents',
  (name, table) => {
    const columns = [...(documented[name]?.split(' ') ?? []), ...(STRIPE_ADDITIONS[name] ?? [])]
    expect(Object.keys(table.columns).filter((column) => !columns.includes(column))).toEqual([])
  },
)

test('all tables of Stripe that the connector documents are delivered', () => {
  const delivered = new Set<string>(stripeTables.map(({ name }) => name))
  expect(Object.keys(documented).filter((name) => !delivered.has(name))).toEqual([])
})
