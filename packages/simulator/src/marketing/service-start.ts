import type { AccountHistory } from '../billing/account-history.ts'
import type { Instant } from '../clock/day.ts'

/** When the company first paid for service. */
export const serviceStart = (history: AccountHistory): Instant | undefined => {
  const starts = history.subscriptions.flatMap(({ versions }) =>
    versions.filter((version) => version.status === 'active').map((version) => version.at),
  )
  return starts.length === 0 ? undefined : Math.min(...starts)
}
