import { accountActivityRoutes } from './account/activity.ts'
import { accountBillingRoutes } from './account/billing.ts'
import { accountIdentityRoutes } from './account/identity.ts'
import { profileRoutes } from './account/profile.ts'
import { customerRoutes } from './customers.ts'
import { catalogueRoutes } from './data/catalogue.ts'
import { identityReviewRoutes } from './data/identity-review.ts'
import { qualityRoutes } from './data/quality.ts'
import { runRoutes } from './data/runs.ts'
import { exploreRoutes } from './explore.ts'
import { growthRoutes } from './growth.ts'
import { operationsRoutes } from './operations.ts'
import { positionRoutes } from './position/position.ts'
import { productRoutes } from './product.ts'
import { revenueRoutes } from './revenue/routes.ts'
import { riskRoutes } from './risk.ts'
import { serviceRoutes } from './service.ts'
import { versionRoutes } from './version.ts'

/** Every operation, in the order of the document. A path with words comes before one with a parameter. */
export const routes = [
  ...versionRoutes,
  ...positionRoutes,
  ...customerRoutes,
  ...profileRoutes,
  ...accountIdentityRoutes,
  ...accountBillingRoutes,
  ...accountActivityRoutes,
  ...riskRoutes,
  ...revenueRoutes,
  ...serviceRoutes,
  ...growthRoutes,
  ...productRoutes,
  ...operationsRoutes,
  ...qualityRoutes,
  ...catalogueRoutes,
  ...runRoutes,
  ...identityReviewRoutes,
  ...exploreRoutes,
] as const

export type Routes = (typeof routes)[number]
