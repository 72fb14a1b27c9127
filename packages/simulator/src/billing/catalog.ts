/** What Atlas sells: three products in three tiers, in four currencies, one of them without minor units. */

export const PRODUCTS = ['cloudsync', 'teamchat', 'datahub'] as const
export const TIERS = ['starter', 'team', 'business'] as const
export const CURRENCIES = ['USD', 'EUR', 'GBP', 'JPY'] as const

export type Product = (typeof PRODUCTS)[number]
export type Tier = (typeof TIERS)[number]
export type Currency = (typeof CURRENCIES)[number]
export type Interval = 'day' | 'week' | 'month' | 'year'

const productNames: Readonly<Record<Product, string>> = {
  cloudsync: 'CloudSync',
  teamchat: 'TeamChat',
  datahub: 'DataHub',
}

/** USD cents per seat and month. */
export const monthlySeatPrice: Readonly<Record<Product, Readonly<Record<Tier, number>>>> = {
  cloudsync: { starter: 1900, team: 3900, business: 7900 },
  teamchat: { starter: 900, team: 1500, business: 2900 },
  datahub: { starter: 2900, team: 5900, business: 11900 },
}

/** Units of usage per seat in 28 days that a tier includes. */
export const unitsPerSeat: Readonly<Record<Tier, number>> = { starter: 22, team: 30, business: 40 }

/** Minor units of the price list per US cent. */
export const currencyFactor: Readonly<Record<Currency, number>> = { USD: 1, EUR: 0.9, GBP: 0.8, JPY: 1.1 }

/** Minor units of a currency in one of its units, as a power of ten. */
export const minorUnitExponent: Readonly<Record<Currency, 0 | 2>> = { USD: 2, EUR: 2, GBP: 2, JPY: 0 }

const title = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

export const productName = (product: Product): string => productNames[product]

export const productTierName = (product: Product, tier: Tier): string =>
  `${productNames[product]} ${title(tier)}`

export const stripeProductId = (product: Product, tier: Tier): string =>
  `prod_${productNames[product]}${title(tier)}`
