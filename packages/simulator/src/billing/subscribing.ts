import { addMonths, DAY, type Instant } from '../clock/day.ts'
import type { Company, Segment } from '../company/company.ts'
import type { Stream } from '../random/stream.ts'
import { type AccountState, accountDraw, accountIdentifier, scheduleEvent } from './account-state.ts'
import { CURRENCIES, type Currency, PRODUCTS, type Product, TIERS, type Tier } from './catalog.ts'
import type { Coupon, Subscription, SubscriptionStatus } from './contract.ts'
import {
  AMOUNT_COUPONS,
  FOREVER_COUPONS,
  ONCE_AMOUNT_COUPONS,
  ONCE_COUPONS,
  REPEATING_COUPONS,
  YEARLY_AMOUNT_COUPONS,
} from './coupons.ts'
import { issueTrialInvoice } from './invoicing.ts'
import { choosePrice } from './price-plans.ts'
import { type CycleName, cycleMonths, overagePriceId } from './prices.ts'

const TRIAL_DAYS = 14

/** Of the smallest and of the largest companies of a segment; those between lie between. */
type Ends<T> = readonly [smallest: T, largest: T]

const TIER_WEIGHTS: Readonly<Record<Segment, Ends<readonly number[]>>> = {
  smb: [
    [88, 12, 0],
    [18, 50, 32],
  ],
  mid_market: [
    [34, 52, 14],
    [4, 46, 50],
  ],
  enterprise: [
    [6, 44, 50],
    [0, 20, 80],
  ],
}
const ANNUAL_SHARE: Readonly<Record<Segment, Ends<number>>> = {
  smb: [0.02, 0.75],
  mid_market: [0.25, 1],
  enterprise: [0.8, 1],
}
const SEATS: Readonly<Record<Segment, Ends<number>>> = {
  smb: [2, 20],
  mid_market: [9, 72],
  enterprise: [42, 230],
}
/** What two companies of one size differ by, as a factor. */
const SEAT_SPREAD = 0.3

const between = ([smallest, largest]: Ends<number>, stature: number): number =>
  smallest + (largest - smallest) * stature

export const chooseTier = (draw: Stream, { segment, traits }: Company): Tier => {
  const [smallest, largest] = TIER_WEIGHTS[segment]
  return draw.weighted(
    TIERS.map(
      (tier, index) => [tier, between([smallest[index] ?? 0, largest[index] ?? 0], traits.stature)] as const,
    ),
  )
}

export const chooseProduct = (draw: Stream, owned: ReadonlySet<Product>): Product | undefined => {
  const weights: Readonly<Record<Product, number>> = { cloudsync: 60, teamchat: 25, datahub: 15 }
  const open = PRODUCTS.filter((product) => !owned.has(product))
  return open.length === 0
    ? undefined
    : draw.weighted(open.map((product) => [product, weights[product]] as const))
}

export const chooseSeats = (draw: Stream, { segment, traits }: Company): number => {
  const [smallest, largest] = SEATS[segment]
  const usual = smallest * (largest / smallest) ** traits.stature
  return Math.max(2, Math.round(usual * Math.exp(SEAT_SPREAD * draw.normal())))
}

const chooseCycle = (draw: Stream, { segment, traits }: Company, tier: Tier): CycleName => {
  if (tier === 'business' && draw.chance(0.06)) return draw.pick(['quarter', 'biennial'] as const)
  return draw.chance(between(ANNUAL_SHARE[segment], traits.stature)) ? 'year' : 'month'
}

const chooseCoupon = (draw: Stream, cycle: CycleName, currency: Currency): Coupon | undefined => {
  const roll = draw.uniform()
  if (roll < 0.04) return draw.pick(FOREVER_COUPONS)
  if (roll < 0.13) return draw.pick(REPEATING_COUPONS)
  if (roll < 0.17) return draw.pick(ONCE_COUPONS)
  const amountCoupons =
    roll < 0.2 ? (cycle === 'month' ? AMOUNT_COUPONS : YEARLY_AMOUNT_COUPONS) : ONCE_AMOUNT_COUPONS
  return roll < 0.215 ? amountCoupons.find((coupon) => coupon.currency === currency) : undefined
}

export interface SubscriptionOrder {
  readonly at: Instant
  readonly stripeCustomerId: string
  readonly currency: Currency
  readonly owned: ReadonlySet<Product>
  readonly withTrial: boolean
}

const attachDiscount = (account: AccountState, subscription: Subscription, coupon: Coupon): void => {
  const start = subscription.createdAt
  const end = coupon.durationInMonths === null ? null : addMonths(start, coupon.durationInMonths)
  subscription.discounts.push({ id: accountIdentifier(account, 'di_', 14), coupon, start, end })
}

/** Opens a subscription with one product, in trial or waiting for its first payment. */
export const openSubscription = (
  account: AccountState,
  order: SubscriptionOrder,
): Subscription | undefined => {
  const { company } = account
  const draw = accountDraw(account, 'subscribe', order.at)
  const product = chooseProduct(draw, order.owned)
  if (product === undefined) return undefined
  const tier = chooseTier(draw, company)
  const cycle = chooseCycle(draw, company, tier)
  const trialEnd = order.withTrial ? order.at + TRIAL_DAYS * DAY : null
  const status: SubscriptionStatus =
    trialEnd !== null
      ? 'trialing'
      : draw.chance(0.04) || company.kind === 'prospect'
        ? 'incomplete'
        : 'active'
  const anchor = trialEnd ?? order.at
  const subscription: Subscription = {
    id: accountIdentifier(account, 'sub_', 14),
    stripeCustomerId: order.stripeCustomerId,
    currency: order.currency,
    createdAt: order.at,
    anchor,
    trialEnd,
    sendsInvoices: company.segment === 'enterprise' && cycle === 'year',
    versions: [
      {
        at: order.at,
        status,
        periodStart: order.at,
        periodEnd: trialEnd ?? addMonths(order.at, cycleMonths[cycle]),
        cancelAtPeriodEnd: false,
        resumesAt: null,
        cancelAt: null,
        canceledAt: null,
        endedAt: null,
      },
    ],
    items: [
      {
        id: accountIdentifier(account, 'si_', 14),
        versions: [
          {
            at: order.at,
            until: null,
            priceId: choosePrice(account, { product, tier, cycle, currency: order.currency }, order.at).id,
            quantity: chooseSeats(draw, company),
          },
        ],
      },
    ],
    discounts: [],
  }
  if (cycle === 'month' && tier !== 'starter' && draw.chance(0.15)) {
    const overage = overagePriceId(product, order.currency)
    subscription.items.push({
      id: accountIdentifier(account, 'si_', 14),
      versions: [{ at: order.at, until: null, priceId: overage, quantity: null }],
    })
  }
  const coupon = chooseCoupon(draw, cycle, order.currency)
  if (coupon !== undefined) attachDiscount(account, subscription, coupon)
  account.subscriptions.push(subscription)
  if (trialEnd !== null) {
    issueTrialInvoice(account, subscription)
    scheduleEvent(account, { kind: 'trial-end', at: trialEnd, subscription })
  } else scheduleEvent(account, { kind: 'renewal', at: order.at, subscription, cycle: 0 })
  return subscription
}

/** A second billing entity may pay in another currency. */
export const secondEntityCurrency = (account: AccountState, draw: Stream): Currency =>
  draw.chance(0.5) ? draw.pick(CURRENCIES) : account.company.currency
