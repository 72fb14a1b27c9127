import { minorUnitExponent } from '../billing/catalog.ts'
import { priceAmount, priceById } from '../billing/prices.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../clock/day.ts'
import type { AccountHistory } from '../billing/account-history.ts'
import type { Company } from '../company/company.ts'
import { salesforceId } from '../random/identifier.ts'
import { openStream, type Stream } from '../random/stream.ts'

export interface Stage {
  readonly name: string
  readonly probability: number
  readonly forecast: string
}

const OPEN_STAGES: readonly Stage[] = [
  { name: 'Prospecting', probability: 10, forecast: 'Pipeline' },
  { name: 'Qualification', probability: 20, forecast: 'Pipeline' },
  { name: 'Needs Analysis', probability: 40, forecast: 'Pipeline' },
  { name: 'Proposal/Price Quote', probability: 65, forecast: 'BestCase' },
  { name: 'Negotiation/Review', probability: 85, forecast: 'Forecast' },
]
export const WON: Stage = { name: 'Closed Won', probability: 100, forecast: 'Closed' }
const LOST: Stage = { name: 'Closed Lost', probability: 0, forecast: 'Omitted' }

interface StageChange {
  readonly at: Instant
  readonly stage: Stage
}

export interface Opportunity {
  readonly id: string
  readonly name: string
  readonly type: 'New Business' | 'Expansion'
  /** Minor units of the company's currency per year. */
  readonly annualAmount: number
  readonly createdAt: Instant
  readonly expectedCloseAt: Instant
  readonly changes: readonly StageChange[]
}

/** What a CRM shows: the amount in whole units of the company's currency, of which yen have no hundredths. */
export const shownAmount = ({ currency }: Company, { annualAmount }: Opportunity): number =>
  annualAmount / 10 ** minorUnitExponent[currency]

interface Outline {
  readonly number: number
  readonly name: string
  readonly type: Opportunity['type']
  readonly annualAmount: number
  readonly from: Instant
  readonly to: Instant
  readonly isWon: boolean
}

const CYCLE_DAYS = { smb: [6, 60], mid_market: [22, 130], enterprise: [55, 158] } as const

/** Most deals take a little longer than the shortest, a few much longer. */
const cycleDays = (draw: Stream, { segment }: Company): number => {
  const [low, high] = CYCLE_DAYS[segment]
  return low + Math.floor((high - low) * Math.min(draw.uniform(), draw.uniform(), draw.uniform() + 0.15))
}

const build = (seed: number, company: Company, outline: Outline): Opportunity => {
  const draw = openStream(seed, 'opportunity', company.uid, outline.number)
  const stages = outline.isWon ? OPEN_STAGES.length : draw.integer(1, OPEN_STAGES.length)
  const span = outline.to - outline.from
  const changes: StageChange[] = OPEN_STAGES.slice(0, stages).map((stage, index) => ({
    at: outline.from + Math.floor((span * index) / stages) + (index === 0 ? 0 : draw.integer(1, 50) * MINUTE),
    stage,
  }))
  changes.push({ at: outline.to, stage: outline.isWon ? WON : LOST })
  return {
    id: salesforceId(seed, '006', company.uid * 64 + outline.number),
    name: `${company.coreName} – ${outline.name}`,
    type: outline.type,
    annualAmount: outline.annualAmount,
    createdAt: outline.from,
    expectedCloseAt: outline.to + draw.integer(-5, 20) * DAY,
    changes,
  }
}

const annualValue = (history: AccountHistory, index: number): number => {
  const version = history.subscriptions[index]?.items[0]?.versions[0]
  if (version === undefined || version.quantity === null) return 0
  const price = priceById(version.priceId)
  const cyclesPerYear = price.interval === 'year' ? 1 / price.intervalCount : 12 / price.intervalCount
  return Math.round(priceAmount(price, version.quantity) * cyclesPerYear)
}

const losingOutline = (company: Company, draw: Stream, from: Instant): Omit<Outline, 'number'> => {
  const base = { smb: 280_000, mid_market: 1_600_000, enterprise: 7_500_000 }[company.segment]
  return {
    name: company.kind === 'customer' ? 'Expansion' : 'New Business',
    type: company.kind === 'customer' ? 'Expansion' : 'New Business',
    annualAmount: Math.round(base * (0.5 + draw.uniform())),
    from,
    to: from + cycleDays(draw, company) * DAY + draw.integer(1, 6) * HOUR,
    isWon: false,
  }
}

/** Sales work this many days before anything is signed, at most. */
export const LONGEST_SALES_CYCLE_DAYS = 160

/** A won one behind each subscription, also of the near future, and those that led nowhere. */
export const opportunitiesOf = (seed: number, history: AccountHistory): readonly Opportunity[] => {
  const { company } = history
  const draw = openStream(seed, 'pipeline', company.uid)
  const outlines: Omit<Outline, 'number'>[] = []
  if (company.kind === 'customer') {
    for (const [index, subscription] of history.subscriptions.entries()) {
      const lead = cycleDays(openStream(seed, 'lead-time', company.uid, index), company)
      outlines.push({
        name: index === 0 ? 'New Business' : 'Expansion',
        type: index === 0 ? 'New Business' : 'Expansion',
        annualAmount: annualValue(history, index),
        from: subscription.createdAt - lead * DAY - HOUR,
        to: subscription.createdAt,
        isWon: true,
      })
    }
  }
  const lost = company.kind === 'prospect' ? draw.integer(3, 6) : draw.integer(0, 3)
  const lostOutlines: Omit<Outline, 'number'>[] = []
  for (let index = 0; index < lost; index++) {
    const from =
      history.signedUpAt +
      (company.kind === 'prospect' ? index * 60 : 45 + index * 110 + draw.integer(0, 90)) * DAY
    lostOutlines.push(losingOutline(company, draw, from))
  }
  return [
    ...lostOutlines.map((outline, index) => build(seed, company, { ...outline, number: index })),
    ...outlines.map((outline, index) => build(seed, company, { ...outline, number: 8 + index })),
  ]
}
