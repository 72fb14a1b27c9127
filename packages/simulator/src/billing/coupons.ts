import { CURRENCIES } from './catalog.ts'
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
/** Monthly subscriptions only. */
export const AMOUNT_COUPONS: readonly Coupon[] = CURRENCIES.map((currency) => ({
  id: `WELCOME10_${currency}`,
  name: '10 off per month',
  percentOffBasisPoints: null,
  amountOff: 1000,
  currency,
  duration: 'repeating',
  durationInMonths: 12,
}))

export const COUPONS: readonly Coupon[] = [
  ...FOREVER_COUPONS,
  ...REPEATING_COUPONS,
  ...ONCE_COUPONS,
  ...AMOUNT_COUPONS,
]
