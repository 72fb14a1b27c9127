import type { FurtherSource } from '../further-sources.ts'
import { appFeatureUsage } from '../schemas/app-feature-usage.ts'
import { deliveredFeatureUsage } from './feature-usage-sql.ts'

/** The part of the application's database that counts each night what was used the day before. */
export const featureUsageSource: FurtherSource = {
  name: 'app_features',
  tables: [appFeatureUsage],
  expectedRows: { perCustomer: { 'app.feature_usage': 900 }, fixed: {} },
  identityTables: [],
  companyIds: () => [],
  personIds: () => [],
  extractSetup: () => undefined,
  extractAccount: () => undefined,
  events: { views: [], tables: [{ table: appFeatureUsage, delivered: deliveredFeatureUsage }] },
}
