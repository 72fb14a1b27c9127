import type { Handlers } from '../routing/handler.ts'
import { accountActivityHandlers } from './account-activity.ts'
import { accountBillingHandlers } from './account-billing.ts'
import { accountPartHandlers } from './account-parts.ts'
import { catalogueHandlers } from './catalogue.ts'
import { customerHandlers } from './customers.ts'
import { exploreHandlers } from './explore.ts'
import { growthHandlers } from './growth.ts'
import { identityReviewHandlers } from './identity-review.ts'
import { metricHandlers } from './metrics.ts'
import { operationsHandlers } from './operations.ts'
import { positionHandlers } from './position.ts'
import { productHandlers } from './product.ts'
import { profileHandlers } from './profile.ts'
import { qualityHandlers } from './quality.ts'
import { revenueDocumentHandlers } from './revenue-documents.ts'
import { revenueMeasureHandlers } from './revenue-measures.ts'
import { riskHandlers } from './risk.ts'
import { runHandlers } from './runs.ts'
import { serviceHandlers } from './service.ts'
import { versionHandlers } from './version.ts'

/** Every operation of the API has its handler: one that lacks is an error of types. */
export const handlers: Handlers = {
  ...versionHandlers,
  ...positionHandlers,
  ...customerHandlers,
  ...profileHandlers,
  ...accountPartHandlers,
  ...accountBillingHandlers,
  ...accountActivityHandlers,
  ...riskHandlers,
  ...revenueMeasureHandlers,
  ...revenueDocumentHandlers,
  ...serviceHandlers,
  ...growthHandlers,
  ...productHandlers,
  ...operationsHandlers,
  ...qualityHandlers,
  ...catalogueHandlers,
  ...runHandlers,
  ...identityReviewHandlers,
  ...metricHandlers,
  ...exploreHandlers,
}
