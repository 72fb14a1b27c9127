import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { googleAdsTables } from './google-ads.ts'
import { hubspotMarketingTables } from './hubspot.ts'
import { hubspotSalesTables } from './hubspot-sales.ts'
import { iterableTables } from './iterable.ts'
import { linkedinAdsTables } from './linkedin-ads.ts'
import { metaAdsTables } from './meta-ads.ts'
import type { TableSchema } from './table.ts'

const extracts = join(import.meta.dirname, '../../../../../shared/extracts')

const tables: readonly TableSchema[] = [
  ...googleAdsTables,
  ...metaAdsTables,
  ...linkedinAdsTables,
  ...iterableTables,
  ...hubspotMarketingTables,
  ...hubspotSalesTables,
]

/** What every HubSpot portal has, though the sample's connector was not set to land all of it. */
const STANDARD_PROPERTIES = new Set([
  '_fivetran_synced',
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

const landedColumns = (path: string): readonly string[] => {
  const [header = ''] = readFileSync(join(extracts, `${path}.csv`), 'utf8').split('\n')
  return header.split(',').map((name) => name.replaceAll(/^[\uFEFF"\s]+|["\s]+$/g, ''))
}

test
  .skipIf(!existsSync(extracts))
  .each(tables.map((table) => [`${table.source}/${table.name}`, table] as const))(
  '%s has only columns that the connector lands (skipped without ../shared beside the repository)',
  (path, table) => {
    const landed = landedColumns(path)
    expect(
      Object.keys(table.columns).filter(
        (column) => !landed.includes(column) && !STANDARD_PROPERTIES.has(column),
      ),
    ).toEqual([])
  },
)
