import type { Instant } from '../clock/day.ts'
import type { ChurnDriver } from '../company/churn-hazard.ts'
import { type AccountState, liveSubscriptions } from './account-state.ts'
import { changeSubscription, currentVersion, isOver, type Subscription } from './contract.ts'

/** Ends a subscription now; with the last one the company leaves. */
export const endService = (
  account: AccountState,
  subscription: Subscription,
  end: { readonly at: Instant; readonly driver: ChurnDriver },
): void => {
  const version = currentVersion(subscription)
  if (isOver(version.status)) return
  changeSubscription(subscription, end.at, {
    status: 'canceled',
    canceledAt: version.canceledAt ?? end.at,
    endedAt: end.at,
  })
  if (liveSubscriptions(account).length > 0) return
  account.leftAt = end.at
  account.leaving = { at: end.at, driver: account.leaving?.driver ?? end.driver }
}
