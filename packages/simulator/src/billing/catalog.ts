/** What Atlas sells: three products in three tiers, billed by the month or the year, in three currencies. */

export const PRODUCTS = ['cloudsync', 'teamchat', 'datahub'] as const
export const TIERS = ['starter', 'team', 'business'] as const
export const CURRENCIES = ['USD', 'EUR', 'GBP'] as const

export type Product = (typeof PRODUCTS)[number]
export type Tier = (typeof TIERS)[number]
export type Currency = (typeof CURRENCIES)[number]
export type Interval = 'day' | 'week' | 'month' | 'year'

export interface Price {
  readonly id: string
  readonly productId: string
  readonly product: Product
  readonly tier: Tier
  readonly currency: Currency
  readonly interval: Interval
  readonly intervalCount: number
  /** Minor units per seat and billing cycle. */
  readonly unitAmount: number
  readonly usageType: 'licensed' | 'metered'
  readonly nickname: string
  readonly lookupKey: string
}

const productNames: Readonly<Record<Product, string>> = {
  cloudsync: 'CloudSync',
  teamchat: 'TeamChat',
  datahub: 'DataHub',
}

/** USD cents per seat and month. */
const monthlySeatPrice: Readonly<Record<Product, Readonly<Record<Tier, number>>>> = {
  cloudsync: { starter: 1900, team: 3900, business: 7900 },
  teamchat: { starter: 900, team: 1500, business: 2900 },
  datahub: { starter: 2900, team: 5900, business: 11900 },
}

/** Units of usage per seat in 28 days that a tier includes. */
export const unitsPerSeat: Readonly<Record<Tier, number>> = { starter: 22, team: 30, business: 40 }

const currencyFactor: Readonly<Record<Currency, number>> = { USD: 1, EUR: 0.9, GBP: 0.8 }

const title = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

export const productTierName = (product: Product, tier: Tier): string =>
  `${productNames[product]} ${title(tier)}`

export const stripeProductId = (product: Product, tier: Tier): string =>
  `prod_${productNames[product]}${title(tier)}`

interface Cycle {
  readonly name: string
  readonly interval: Interval
  readonly intervalCount: number
  /** Months paid for in a cycle: ten for a year. */
  readonly months: number
}

const cycles: readonly Cycle[] = [
  { name: 'month', interval: 'month', intervalCount: 1, months: 1 },
  { name: 'year', interval: 'year', intervalCount: 1, months: 10 },
]

/** Sold once, still billed: their interval count is not 1. */
const legacyCycles: readonly Cycle[] = [
  { name: 'quarter', interval: 'month', intervalCount: 3, months: 2.85 },
  { name: 'biennial', interval: 'year', intervalCount: 2, months: 18 },
]

const licensedPrice = (product: Product, tier: Tier, cycle: Cycle): readonly Price[] =>
  CURRENCIES.map((currency) => ({
    id: `price_${product}_${tier}_${cycle.name}_${currency.toLowerCase()}`,
    productId: stripeProductId(product, tier),
    product,
    tier,
    currency,
    interval: cycle.interval,
    intervalCount: cycle.intervalCount,
    unitAmount:
      Math.round((monthlySeatPrice[product][tier] * currencyFactor[currency] * cycle.months) / 10) * 10,
    usageType: 'licensed',
    nickname: `${productTierName(product, tier)} ${title(cycle.name)}`,
    lookupKey: `${product}_${tier}_${cycle.name}`,
  }))

const meteredPrice = (product: Product): readonly Price[] =>
  CURRENCIES.map((currency) => ({
    id: `price_${product}_overage_${currency.toLowerCase()}`,
    productId: stripeProductId(product, 'business'),
    product,
    tier: 'business',
    currency,
    interval: 'month',
    intervalCount: 1,
    unitAmount: 2,
    usageType: 'metered',
    nickname: `${productNames[product]} Overage`,
    lookupKey: `${product}_overage`,
  }))

const buildPrices = (): readonly Price[] =>
  PRODUCTS.flatMap((product) => [
    ...TIERS.flatMap((tier) => [
      ...cycles.flatMap((cycle) => licensedPrice(product, tier, cycle)),
      ...(tier === 'business' ? legacyCycles.flatMap((cycle) => licensedPrice(product, tier, cycle)) : []),
    ]),
    ...meteredPrice(product),
  ])

export const PRICES: readonly Price[] = buildPrices()

const pricesById = new Map(PRICES.map((price) => [price.id, price]))

export const priceById = (id: string): Price => {
  const price = pricesById.get(id)
  if (price === undefined) throw new Error(`unknown price ${id}`)
  return price
}
