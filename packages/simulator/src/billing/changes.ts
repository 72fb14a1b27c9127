import { DAY, type Instant } from '../clock/day.ts'
import type { Stream } from '../random/stream.ts'
import {
  type AccountEvent,
  type AccountState,
  accountDraw,
  accountIdentifier,
  type Decision,
  liveSubscriptions,
  scheduleEvent,
} from './account-state.ts'
import { refundRest } from './aftermath.ts'
import { type Product, TIERS } from './catalog.ts'
import {
  changeItem,
  changeSubscription,
  currentItem,
  currentVersion,
  licensedItems,
  type Subscription,
  type SubscriptionItem,
} from './contract.ts'
import { issueUpdateInvoice } from './invoicing.ts'
import { collect } from './payments.ts'
import { choosePrice, priceInTier } from './price-plans.ts'
import { priceById } from './prices.ts'
import { endService } from './service-end.ts'
import {
  chooseProduct,
  chooseSeats,
  chooseTier,
  openSubscription,
  secondEntityCurrency,
} from './subscribing.ts'

const REFUNDED_END_SHARE = 0.12

interface Change {
  readonly account: AccountState
  readonly subscription: Subscription
  readonly at: Instant
  readonly draw: Stream
}

const ownedProducts = (account: AccountState): ReadonlySet<Product> =>
  new Set(
    liveSubscriptions(account).flatMap((subscription) =>
      licensedItems(subscription).map((item) => priceById(currentItem(item)?.priceId ?? '').product),
    ),
  )

const billAdditions = ({ account, subscription, at }: Change): void => {
  const invoice = issueUpdateInvoice(account, subscription, at)
  if (invoice !== undefined) collect(account, invoice)
}

const changeSeats = (change: Change, factor: number): void => {
  const item = change.draw.pick(licensedItems(change.subscription))
  const version = currentItem(item)
  if (version === undefined || version.quantity === null) return
  const step = Math.max(1, Math.round(version.quantity * Math.abs(factor)))
  const quantity = Math.max(2, version.quantity + (factor > 0 ? step : -step))
  if (quantity === version.quantity) return
  changeItem(item, change.at, { priceId: version.priceId, quantity })
  billAdditions(change)
}

const moveTier = (change: Change, step: 1 | -1): void => {
  const item = change.draw.pick(licensedItems(change.subscription))
  const version = currentItem(item)
  if (version === undefined) return
  const price = priceById(version.priceId)
  const tier = TIERS[TIERS.indexOf(price.tier) + step]
  if (tier === undefined || (price.cycle !== 'month' && price.cycle !== 'year')) return
  const next = priceInTier(change.account, { from: price, tier }, change.at)
  if (next === undefined) return
  changeItem(item, change.at, { priceId: next.id, quantity: version.quantity })
  billAdditions(change)
}

const addProduct = (change: Change): void => {
  const { account, subscription, at, draw } = change
  const product = chooseProduct(draw, ownedProducts(account))
  const first = licensedItems(subscription)[0]
  const held = first === undefined ? undefined : currentItem(first)
  const cycle = held === undefined ? undefined : priceById(held.priceId).cycle
  if (product === undefined || (cycle !== 'month' && cycle !== 'year')) return
  const tier = chooseTier(draw, account.company)
  const item: SubscriptionItem = { id: accountIdentifier(account, 'si_', 14), versions: [] }
  const quantity = Math.max(2, Math.round(chooseSeats(draw, account.company) * 0.6))
  changeItem(item, at, {
    priceId: choosePrice(account, { product, tier, cycle, currency: subscription.currency }, at).id,
    quantity,
  })
  subscription.items.push(item)
  billAdditions(change)
}

const removeProduct = (change: Change): void => {
  const items = licensedItems(change.subscription)
  if (items.length < 2) return
  changeItem(change.draw.pick(items), change.at, undefined)
}

const pause = (change: Change): void => {
  if (currentVersion(change.subscription).status !== 'active') return
  const at = change.at + change.draw.integer(25, 80) * DAY
  changeSubscription(change.subscription, change.at, { status: 'paused', resumesAt: at })
  scheduleEvent(change.account, { kind: 'resume', at, subscription: change.subscription })
}

const openSecond = (change: Change): void => {
  const { account, at, draw } = change
  if (liveSubscriptions(account).length > 1) return
  const [primary, secondary] = account.stripeCustomerIds
  const stripeCustomerId = secondary ?? primary
  if (stripeCustomerId === undefined) return
  const currency = secondary === undefined ? account.company.currency : secondEntityCurrency(account, draw)
  const owned = secondary === undefined ? ownedProducts(account) : new Set<Product>()
  openSubscription(account, { at, stripeCustomerId, currency, owned, withTrial: false })
}

/**
 * Most cancel for the end of the period they have paid; some monthly customers stop at once, some with a long
 * contract stop and get back what they paid for the rest of it.
 */
const leave = (change: Change): void => {
  const { account, at, draw } = change
  const driver = account.leaving?.driver ?? 'usage'
  for (const subscription of liveSubscriptions(account)) {
    const version = currentVersion(subscription)
    const isShort = version.periodEnd - version.periodStart < 100 * DAY
    if (version.status !== 'active' || (isShort && draw.chance(0.3))) {
      endService(account, subscription, { at, driver })
    } else if (!isShort && version.periodEnd - at > 45 * DAY && draw.chance(REFUNDED_END_SHARE)) {
      refundRest(account, subscription, at)
      endService(account, subscription, { at, driver })
    } else {
      changeSubscription(subscription, at, {
        cancelAtPeriodEnd: true,
        cancelAt: version.periodEnd,
        canceledAt: at,
      })
    }
  }
}

const apply = (decision: Decision, change: Change): void => {
  const { draw } = change
  switch (decision) {
    case 'leave':
      return leave(change)
    case 'add-seats':
      return changeSeats(change, 0.08 + 0.22 * draw.uniform())
    case 'remove-seats':
      return changeSeats(change, -(0.08 + 0.22 * draw.uniform()))
    case 'upgrade':
      return moveTier(change, 1)
    case 'downgrade':
      return moveTier(change, -1)
    case 'add-product':
      return addProduct(change)
    case 'remove-product':
      return removeProduct(change)
    case 'second-subscription':
      return openSecond(change)
    case 'pause':
      return pause(change)
  }
}

/** A decision is carried out only while there is something to change. */
export const carryOut = (account: AccountState, event: Extract<AccountEvent, { kind: 'decision' }>): void => {
  const draw = accountDraw(account, event.decision, event.at)
  const changeable = liveSubscriptions(account).filter((subscription) => {
    const { status } = currentVersion(subscription)
    return (
      status === 'active' || status === 'past_due' || (event.decision === 'leave' && status !== 'trialing')
    )
  })
  if (changeable.length === 0) {
    if (event.decision === 'leave' && account.leftAt === undefined) account.leaving = undefined
    return
  }
  apply(event.decision, { account, subscription: draw.pick(changeable), at: event.at, draw })
}
