import { CURRENCIES, minorUnitExponent } from './catalog.ts'
import type { Coupon } from './contract.ts'

const percentOff = (percent: number, months: number | 'forever' | 'once'): Coupon => ({
  id: `PARTNER${percent}${typeof months === 'number' ? `_${months}M` : `_${months.toUpperCase()}`}`,
  name: `${percent} % off`,
  percentOffBasisPoints: percent * 100,
  amountOff: null,
  currency: null,
  duration: typeof months === 'number' ? 'repeating' : months,
  durationInMonths: typeof months === 'number' ? months : null,
})

export const FOREVER_COUPONS: readonly Coupon[] = [
  percentOff(10, 'forever'),
  percentOff(15, 'forever'),
  percentOff(50, 'forever'),
]
export const REPEATING_COUPONS: readonly Coupon[] = [percentOff(20, 3), percentOff(25, 6), percentOff(15, 12)]
export const ONCE_COUPONS: readonly Coupon[] = [percentOff(30, 'once')]

const amountOff = (name: string, amount: number, months: number | 'forever' | 'once'): readonly Coupon[] =>
  CURRENCIES.map((currency) => ({
    id: `${name}_${currency}`,
    name: `${amount / 10 ** minorUnitExponent[currency]} off`,
    percentOffBasisPoints: null,
    amountOff: amount,
    currency,
    duration: typeof months === 'number' ? 'repeating' : months,
    durationInMonths: typeof months === 'number' ? months : null,
  }))

/** Monthly subscriptions only. */
export const AMOUNT_COUPONS = amountOff('WELCOME10', 1000, 12)
/** Off each year's invoice, for good. */
export const YEARLY_AMOUNT_COUPONS = amountOff('LOYAL50', 5000, 'forever')
/** Off the first invoice. */
export const ONCE_AMOUNT_COUPONS = amountOff('FIRST25', 2500, 'once')

export const COUPONS: readonly Coupon[] = [
  ...FOREVER_COUPONS,
  ...REPEATING_COUPONS,
  ...ONCE_COUPONS,
  ...AMOUNT_COUPONS,
  ...YEARLY_AMOUNT_COUPONS,
  ...ONCE_AMOUNT_COUPONS,
]
