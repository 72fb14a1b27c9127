import { type Product, PRODUCTS, TIERS, type Tier, unitsPerSeat } from '../billing/catalog.ts'
import type { Subscription } from '../billing/contract.ts'
import { priceById } from '../billing/prices.ts'
import type { Instant } from '../clock/day.ts'

/** What a company may use of one product from `at` until the next entry. */
export interface ProductGrant {
  readonly at: Instant
  readonly until: Instant | null
  readonly product: Product
  /** The highest tier held. */
  readonly tier: Tier
  readonly seats: number
  readonly units: number
}

const GRANTING = new Set(['trialing', 'active', 'past_due', 'incomplete'])

const changeTimes = (subscriptions: readonly Subscription[]): readonly Instant[] => {
  const times = subscriptions.flatMap((subscription) => [
    ...subscription.versions.map((version) => version.at),
    ...subscription.items.flatMap((item) =>
      item.versions.flatMap((version) =>
        version.until === null ? [version.at] : [version.at, version.until],
      ),
    ),
  ])
  return [...new Set(times)].toSorted((left, right) => left - right)
}

const grantAt = (subscriptions: readonly Subscription[], product: Product, at: Instant) => {
  let seats = 0
  let units = 0
  let tierRank = -1
  for (const subscription of subscriptions) {
    const version = subscription.versions.findLast((entry) => entry.at <= at)
    if (version === undefined || !GRANTING.has(version.status)) continue
    for (const item of subscription.items) {
      const held = item.versions.findLast(
        (entry) => entry.at <= at && (entry.until === null || entry.until > at),
      )
      if (held === undefined || held.quantity === null) continue
      const price = priceById(held.priceId)
      if (price.product !== product) continue
      seats += held.quantity
      units += held.quantity * unitsPerSeat[price.tier]
      tierRank = Math.max(tierRank, TIERS.indexOf(price.tier))
    }
  }
  return { seats, units, tier: TIERS[tierRank] }
}

/** The grants of every product over time, without gaps inside a period of service. */
export const productGrants = (subscriptions: readonly Subscription[]): readonly ProductGrant[] => {
  const times = changeTimes(subscriptions)
  return PRODUCTS.flatMap((product) => {
    const grants: ProductGrant[] = []
    let open: Omit<ProductGrant, 'until'> | undefined
    for (const at of times) {
      const { seats, units, tier } = grantAt(subscriptions, product, at)
      if (open !== undefined && open.seats === seats && open.units === units && open.tier === tier) continue
      if (open !== undefined) grants.push({ ...open, until: at })
      open = tier === undefined ? undefined : { at, product, tier, seats, units }
    }
    if (open !== undefined) grants.push({ ...open, until: null })
    return grants
  })
}
