import {
  CURRENCIES,
  type Currency,
  currencyFactor,
  type Interval,
  monthlySeatPrice,
  PRODUCTS,
  type Product,
  productName,
  productTierName,
  stripeProductId,
  TIERS,
  type Tier,
} from './catalog.ts'
import { type PriceScheme, schemeAmount } from './price-scheme.ts'

export type CycleName = 'month' | 'year' | 'quarter' | 'biennial'

/** Most is sold at the standard price; some prices depend on the quantity, some were revised later. */
export type PricePlan = 'standard' | 'volume' | 'graduated' | 'package' | 'revised'

export interface Price {
  readonly id: string
  readonly productId: string
  readonly product: Product
  readonly tier: Tier
  readonly currency: Currency
  /** Undefined where usage is metered. */
  readonly cycle: CycleName | undefined
  readonly plan: PricePlan
  readonly interval: Interval
  readonly intervalCount: number
  readonly scheme: PriceScheme
  readonly nickname: string
  readonly lookupKey: string
}

interface Cycle {
  readonly name: CycleName
  readonly interval: Interval
  readonly intervalCount: number
  /** Months paid for in a cycle: ten for a year. */
  readonly months: number
}

const MONTH: Cycle = { name: 'month', interval: 'month', intervalCount: 1, months: 1 }
const YEAR: Cycle = { name: 'year', interval: 'year', intervalCount: 1, months: 10 }

/** Sold once, still billed: their interval count is not 1. */
const LEGACY_CYCLES: readonly Cycle[] = [
  { name: 'quarter', interval: 'month', intervalCount: 3, months: 2.85 },
  { name: 'biennial', interval: 'year', intervalCount: 2, months: 18 },
]

export const cycleMonths: Readonly<Record<CycleName, number>> = {
  month: 1,
  quarter: 3,
  year: 12,
  biennial: 24,
}

/** The revised prices and those that they replace. */
export const REVISED: {
  readonly product: Product
  readonly tiers: readonly Tier[]
  readonly factor: number
} = {
  product: 'cloudsync',
  tiers: ['starter', 'team'],
  factor: 1.06,
}

interface Offer {
  readonly product: Product
  readonly tier: Tier
  readonly cycle: CycleName
  readonly currency: Currency
  readonly plan: PricePlan
}

const priceId = ({ product, tier, cycle, currency, plan }: Offer): string =>
  `price_${product}_${tier}_${cycle}_${plan === 'standard' ? '' : `${plan}_`}${currency.toLowerCase()}`

const toTens = (amount: number): number => Math.round(amount / 10) * 10

const schemeOf = (plan: PricePlan, unit: number): PriceScheme => {
  switch (plan) {
    case 'standard':
      return { kind: 'per_unit', unitAmount: unit }
    case 'revised':
      return { kind: 'per_unit', unitAmount: toTens(unit * REVISED.factor) }
    case 'package':
      return { kind: 'package', unitAmount: toTens(unit * 4.6), size: 5 }
    case 'volume':
      return {
        kind: 'volume',
        steps: [
          { upTo: 20, unitAmount: unit, flatAmount: 0 },
          { upTo: 60, unitAmount: toTens(unit * 0.9), flatAmount: toTens(unit * 1.5) },
          { upTo: null, unitAmount: toTens(unit * 0.8), flatAmount: toTens(unit * 5) },
        ],
      }
    case 'graduated':
      return {
        kind: 'graduated',
        steps: [
          { upTo: 5, unitAmount: 0, flatAmount: toTens(unit * 4) },
          { upTo: 40, unitAmount: unit, flatAmount: 0 },
          { upTo: null, unitAmount: toTens(unit * 0.8), flatAmount: toTens(unit * 2) },
        ],
      }
  }
}

const seatPrices = (
  product: Product,
  tier: Tier,
  sold: { readonly cycle: Cycle; readonly plan: PricePlan },
): readonly Price[] => {
  const { cycle, plan } = sold
  const suffix = plan === 'standard' ? '' : `_${plan}`
  return CURRENCIES.map((currency) => ({
    id: priceId({ product, tier, cycle: cycle.name, currency, plan }),
    productId: stripeProductId(product, tier),
    product,
    tier,
    currency,
    cycle: cycle.name,
    plan,
    interval: cycle.interval,
    intervalCount: cycle.intervalCount,
    scheme: schemeOf(plan, toTens(monthlySeatPrice[product][tier] * currencyFactor[currency] * cycle.months)),
    nickname: `${productTierName(product, tier)} ${cycle.name.charAt(0).toUpperCase()}${cycle.name.slice(1)}${suffix.replace('_', ' ')}`,
    lookupKey: `${product}_${tier}_${cycle.name}${suffix}`,
  }))
}

export const overagePriceId = (product: Product, currency: Currency): string =>
  `price_${product}_overage_${currency.toLowerCase()}`

const overagePrices = (product: Product): readonly Price[] =>
  CURRENCIES.map((currency) => ({
    id: overagePriceId(product, currency),
    productId: stripeProductId(product, 'business'),
    product,
    tier: 'business',
    currency,
    cycle: undefined,
    plan: 'standard',
    interval: 'month',
    intervalCount: 1,
    scheme: { kind: 'per_unit', unitAmount: 2 },
    nickname: `${productName(product)} Overage`,
    lookupKey: `${product}_overage`,
  }))

/** Where a plan other than the standard one is sold. */
const specialPrices = (product: Product, tier: Tier): readonly Price[] => {
  const sell = (cycle: Cycle, plan: PricePlan) => seatPrices(product, tier, { cycle, plan })
  switch (product) {
    case 'cloudsync':
      return [
        ...(tier === 'starter' ? [] : [...sell(MONTH, 'volume'), ...sell(YEAR, 'volume')]),
        ...(REVISED.tiers.includes(tier) ? sell(MONTH, 'revised') : []),
      ]
    case 'teamchat':
      return sell(MONTH, 'package')
    case 'datahub':
      return sell(MONTH, 'graduated')
  }
}

const standardCycles = (tier: Tier): readonly Cycle[] =>
  tier === 'business' ? [MONTH, YEAR, ...LEGACY_CYCLES] : [MONTH, YEAR]

export const PRICES: readonly Price[] = PRODUCTS.flatMap((product) => [
  ...TIERS.flatMap((tier) => [
    ...standardCycles(tier).flatMap((cycle) => seatPrices(product, tier, { cycle, plan: 'standard' })),
    ...specialPrices(product, tier),
  ]),
  ...overagePrices(product),
])

const pricesById = new Map(PRICES.map((price) => [price.id, price]))

export const priceById = (id: string): Price => {
  const price = pricesById.get(id)
  if (price === undefined) throw new Error(`unknown price ${id}`)
  return price
}

export const findPrice = (offer: Offer): Price | undefined => pricesById.get(priceId(offer))

/** What a quantity costs in a billing cycle, in minor units. */
export const priceAmount = (price: Price, quantity: number): number => schemeAmount(price.scheme, quantity)
