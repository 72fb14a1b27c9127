import { DAY, HOUR } from '../clock/day.ts'
import { stripeCoupon, stripePlan, stripePrice, stripeProduct } from '../schemas/stripe-catalog.ts'
import type { Delivery } from '../writers/delivery.ts'
import { PRICES, PRODUCTS, productTierName, stripeProductId, TIERS } from './catalog.ts'
import { COUPONS } from './coupons.ts'

/** The catalogue is older than the history. */
const DAYS_BEFORE_START = 60

export const extractStripeCatalog = ({ log, period }: Delivery): void => {
  const created = (period.startDay - DAYS_BEFORE_START) * DAY + 9 * HOUR
  const shared = { active: true, livemode: true, is_deleted: false, created }
  for (const product of PRODUCTS) {
    for (const tier of TIERS) {
      const id = stripeProductId(product, tier)
      const name = productTierName(product, tier)
      const metadata = JSON.stringify({ product, tier })
      log.add(
        stripeProduct,
        { ...shared, id, name, type: 'service', unit_label: 'seat', metadata, updated: created },
        created,
      )
    }
  }
  for (const price of PRICES) {
    const { id, productId: product_id, nickname } = price
    const currency = price.currency.toLowerCase()
    const metadata = JSON.stringify({ product: price.product, tier: price.tier })
    const same = { ...shared, id, product_id, nickname, currency, metadata, billing_scheme: 'per_unit' }
    const aggregate = price.usageType === 'metered' ? 'sum' : null
    log.add(
      stripePrice,
      {
        ...same,
        lookup_key: price.lookupKey,
        type: 'recurring',
        unit_amount: price.unitAmount,
        unit_amount_decimal: String(price.unitAmount),
        recurring_interval: price.interval,
        recurring_interval_count: price.intervalCount,
        recurring_usage_type: price.usageType,
        recurring_aggregate_usage: aggregate,
      },
      created,
    )
    log.add(
      stripePlan,
      {
        ...same,
        amount: price.unitAmount,
        interval: price.interval,
        interval_count: price.intervalCount,
        usage_type: price.usageType,
        aggregate_usage: aggregate,
      },
      created,
    )
  }
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
