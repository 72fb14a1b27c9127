import { DAY, HOUR, type Instant } from '../clock/day.ts'
import {
  stripeCoupon,
  stripePlan,
  stripePrice,
  stripeProduct,
  stripeTier,
} from '../schemas/stripe-catalog.ts'
import type { Delivery } from '../writers/delivery.ts'
import { PRODUCTS, productTierName, stripeProductId, TIERS } from './catalog.ts'
import { COUPONS } from './coupons.ts'
import { revisionAt } from './price-plans.ts'
import { type Price, PRICES, REVISED } from './prices.ts'
import { extractStripeAccount } from './stripe-account-extract.ts'

/** The catalogue is older than the history. */
const DAYS_BEFORE_START = 60

const extractProducts = ({ log }: Delivery, created: Instant): void => {
  for (const product of PRODUCTS) {
    for (const tier of TIERS) {
      const id = stripeProductId(product, tier)
      const name = productTierName(product, tier)
      const metadata = JSON.stringify({ product, tier })
      const shared = { active: true, livemode: true, is_deleted: false, created, updated: created }
      log.add(stripeProduct, { ...shared, id, name, type: 'service', unit_label: 'seat', metadata }, created)
    }
  }
}

interface Amounts {
  readonly unit: number | null
  readonly tiersMode: string | null
  readonly packageSize: number | null
}

const amountsOf = ({ scheme }: Price): Amounts => {
  switch (scheme.kind) {
    case 'per_unit':
      return { unit: scheme.unitAmount, tiersMode: null, packageSize: null }
    case 'package':
      return { unit: scheme.unitAmount, tiersMode: null, packageSize: scheme.size }
    case 'volume':
    case 'graduated':
      return { unit: null, tiersMode: scheme.kind, packageSize: null }
  }
}

const extractTiers = ({ log }: Delivery, { id, scheme }: Price, created: Instant): void => {
  if (scheme.kind !== 'volume' && scheme.kind !== 'graduated') return
  for (const [index, { upTo, unitAmount, flatAmount }] of scheme.steps.entries()) {
    log.add(
      stripeTier,
      { plan_id: id, index, up_to: upTo, unit_amount: unitAmount, flat_amount: flatAmount },
      created,
    )
  }
}

interface Offered {
  readonly created: Instant
  readonly active: boolean
}

const putPrice = (
  { log }: Delivery,
  price: Price,
  { offered, at }: { offered: Offered; at: Instant },
): void => {
  const { unit, tiersMode: tiers_mode, packageSize } = amountsOf(price)
  const usage = price.cycle === undefined ? 'metered' : 'licensed'
  const aggregate = price.cycle === undefined ? 'sum' : null
  const rounding = packageSize === null ? null : 'up'
  const same = {
    ...offered,
    id: price.id,
    product_id: price.productId,
    nickname: price.nickname,
    currency: price.currency.toLowerCase(),
    billing_scheme: tiers_mode === null ? 'per_unit' : 'tiered',
    tiers_mode,
    metadata: JSON.stringify({ product: price.product, tier: price.tier }),
    livemode: true,
    is_deleted: false,
  }
  log.put(
    stripePrice,
    {
      ...same,
      lookup_key: price.lookupKey,
      type: 'recurring',
      unit_amount: unit,
      unit_amount_decimal: unit === null ? null : String(unit),
      transform_quantity_divide_by: packageSize,
      transform_quantity_round: rounding,
      recurring_interval: price.interval,
      recurring_interval_count: price.intervalCount,
      recurring_usage_type: usage,
      recurring_aggregate_usage: aggregate,
    },
    at,
  )
  log.put(
    stripePlan,
    {
      ...same,
      amount: unit,
      transform_usage_divide_by: packageSize,
      transform_usage_round: rounding,
      interval: price.interval,
      interval_count: price.intervalCount,
      usage_type: usage,
      aggregate_usage: aggregate,
    },
    at,
  )
}

const isReplaced = ({ plan, product, tier, cycle }: Price): boolean =>
  plan === 'standard' && product === REVISED.product && cycle === 'month' && REVISED.tiers.includes(tier)

const extractPrices = (delivery: Delivery, created: Instant): void => {
  const revisedAt = revisionAt(delivery.period)
  for (const price of PRICES) {
    const from = price.plan === 'revised' ? revisedAt : created
    putPrice(delivery, price, { offered: { created: from, active: true }, at: from })
    if (isReplaced(price)) {
      putPrice(delivery, price, { offered: { created, active: false }, at: revisedAt })
    }
    extractTiers(delivery, price, from)
  }
}

const extractCoupons = ({ log }: Delivery, created: Instant): void => {
  for (const coupon of COUPONS) {
    log.add(
      stripeCoupon,
      {
        id: coupon.id,
        name: coupon.name,
        percent_off: coupon.percentOffBasisPoints === null ? null : coupon.percentOffBasisPoints / 100,
        amount_off: coupon.amountOff,
        currency: coupon.currency === null ? null : coupon.currency.toLowerCase(),
        duration: coupon.duration,
        duration_in_months: coupon.durationInMonths,
        valid: true,
        livemode: true,
        created,
      },
      created,
    )
  }
}

export const extractStripeCatalog = (delivery: Delivery): void => {
  const created = (delivery.period.startDay - DAYS_BEFORE_START) * DAY + 9 * HOUR
  extractStripeAccount(delivery)
  extractProducts(delivery, created)
  extractPrices(delivery, created)
  extractCoupons(delivery, created)
}
