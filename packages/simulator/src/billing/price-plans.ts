import { DAY, type Instant, startOfDay } from '../clock/day.ts'
import type { SimulatedPeriod } from '../clock/simulated-period.ts'
import { type AccountState, accountDraw } from './account-state.ts'
import type { Currency, Product, Tier } from './catalog.ts'
import { changeItem, currentItem, licensedItems, type Subscription } from './contract.ts'
import { type CycleName, findPrice, type Price, type PricePlan, priceById, REVISED } from './prices.ts'

const REVISION_AFTER_DAYS = 420

/** From this moment on the revised prices are sold; older subscriptions move to them when they renew. */
export const revisionAt = (period: SimulatedPeriod): Instant =>
  startOfDay(period.startDay + REVISION_AFTER_DAYS) + 9 * 3_600_000

/** The share of new subscriptions to a product that are sold at prices which depend on the quantity. */
const SPECIAL_PLANS: Readonly<Record<Product, readonly [PricePlan, number]>> = {
  cloudsync: ['volume', 0.12],
  teamchat: ['package', 0.15],
  datahub: ['graduated', 0.2],
}

interface Wish {
  readonly product: Product
  readonly tier: Tier
  readonly cycle: CycleName
  readonly currency: Currency
}

const usualPrice = (account: AccountState, wish: Wish, at: Instant): Price | undefined =>
  (at >= revisionAt(account.period) ? findPrice({ ...wish, plan: 'revised' }) : undefined) ??
  findPrice({ ...wish, plan: 'standard' })

/** The price at which a new item is sold. */
export const choosePrice = (account: AccountState, wish: Wish, at: Instant): Price => {
  const [plan, share] = SPECIAL_PLANS[wish.product]
  const special = findPrice({ ...wish, plan })
  const price =
    special !== undefined && accountDraw(account, 'price-plan', at).chance(share)
      ? special
      : usualPrice(account, wish, at)
  if (price === undefined) throw new Error(`nothing is sold as ${JSON.stringify(wish)}`)
  return price
}

/** The same plan in another tier, or the usual one where it is not sold. */
export const priceInTier = (
  account: AccountState,
  move: { readonly from: Price; readonly tier: Tier },
  at: Instant,
): Price | undefined => {
  const { product, currency, cycle, plan } = move.from
  if (cycle === undefined) return undefined
  const wish = { product, tier: move.tier, cycle, currency }
  return (plan === 'standard' ? undefined : findPrice({ ...wish, plan })) ?? usualPrice(account, wish, at)
}

/** Moves what is still billed at replaced prices to the revised ones, where the customer does not object. */
export const adoptRevisedPrices = (account: AccountState, subscription: Subscription, at: Instant): void => {
  if (!account.company.movesToNewPrices || at < revisionAt(account.period)) return
  for (const item of licensedItems(subscription)) {
    const held = currentItem(item)
    if (held === undefined) continue
    const { product, tier, cycle, currency, plan } = priceById(held.priceId)
    if (plan !== 'standard' || product !== REVISED.product || cycle !== 'month') continue
    const revised = findPrice({ product, tier, cycle, currency, plan: 'revised' })
    if (revised !== undefined) changeItem(item, at, { priceId: revised.id, quantity: held.quantity })
  }
}

/** Whether an item of the account went to a revised price in the last days. */
export const priceWasRevised = (account: AccountState, at: Instant, days: number): boolean =>
  account.subscriptions.some((subscription) =>
    subscription.items.some((item) => {
      const last = item.versions.at(-1)
      const before = item.versions.at(-2)
      return (
        last !== undefined &&
        before !== undefined &&
        last.at > at - days * DAY &&
        priceById(last.priceId).plan === 'revised' &&
        priceById(before.priceId).plan === 'standard'
      )
    }),
  )
