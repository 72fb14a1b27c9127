import { minorUnitExponent } from '../billing/catalog.ts'
import type { SimulatedPeriod } from '../clock/simulated-period.ts'
import type { MessRates } from '../mess/kinds.ts'
import { hashKey } from '../random/hash.ts'
import { identifier, salesforceId } from '../random/identifier.ts'
import { openStream, type Stream } from '../random/stream.ts'
import { type Acquisition, scheduleAcquisitions } from './acquisition.ts'
import type { Channel, Company, CompanyKind, Segment } from './company.ts'
import { corporateChanges, NO_CHANGES } from './corporate-changes.ts'
import { COUNTRIES, type Country } from './countries.ts'
import { coinCompanyName, coinDomain, coinStreet } from './naming.ts'
import { fillPattern, placesOf } from './places.ts'
import { FREE_MAIL_DOMAINS, INDUSTRIES } from './words.ts'

const SEGMENTS: readonly (readonly [Segment, number])[] = [
  ['smb', 70],
  ['mid_market', 24],
  ['enterprise', 6],
]

const CHANNELS: Readonly<Record<Segment, readonly (readonly [Channel, number])[]>> = {
  smb: [
    ['paid_search', 30],
    ['organic', 28],
    ['paid_social', 18],
    ['referral', 16],
    ['partner', 8],
  ],
  mid_market: [
    ['organic', 22],
    ['outbound', 25],
    ['paid_search', 18],
    ['referral', 15],
    ['partner', 10],
    ['event', 10],
  ],
  enterprise: [
    ['outbound', 45],
    ['event', 22],
    ['partner', 18],
    ['referral', 15],
  ],
}

const EMPLOYEES: Readonly<Record<Segment, readonly [number, number]>> = {
  smb: [4, 96],
  mid_market: [105, 960],
  enterprise: [1050, 14000],
}

const SALESFORCE_SHARE: Readonly<Record<Segment, number>> = { smb: 0.92, mid_market: 1, enterprise: 1 }

const kindNumber: Readonly<Record<CompanyKind, number>> = { customer: 0, prospect: 1, test: 2 }

/** Between the ends, spread evenly over orders of magnitude. */
const between = ([low, high]: readonly [number, number], share: number): number =>
  Math.round(low * (high / low) ** share)

const clamp = (value: number): number => Math.min(1, Math.max(0, value))

interface Origin {
  readonly seed: number
  readonly kind: CompanyKind
  readonly acquisition: Acquisition
}

/** How often companies are hard to tell apart, and how many are no companies at all. */
type Circumstances = Pick<
  MessRates,
  'shared_domain' | 'free_mail' | 'test_account' | 'zero_decimal_currency' | 'plan_migration'
>

interface Neighbourhood {
  readonly circumstances: Circumstances
  readonly takenDomains: Set<string>
  readonly earlier: readonly Company[]
}

const chooseParent = (
  draw: Stream,
  segment: Segment,
  { earlier, circumstances }: Neighbourhood,
): Company | undefined => {
  if (segment === 'enterprise' || earlier.length === 0) return undefined
  if (!draw.chance(circumstances.shared_domain)) return undefined
  const candidate = draw.pick(earlier)
  return candidate.kind === 'customer' && !candidate.usesFreeMail
    ? (candidate.parent ?? candidate)
    : undefined
}

const uniqueDomain = (domain: string, taken: Set<string>): string => {
  let candidate = domain
  for (let attempt = 2; taken.has(candidate); attempt++) {
    const dot = domain.indexOf('.')
    candidate = `${domain.slice(0, dot)}-${attempt}${domain.slice(dot)}`
  }
  taken.add(candidate)
  return candidate
}

const createCompany = (origin: Origin, around: Neighbourhood): Company => {
  const { seed, kind, acquisition } = origin
  const uid = acquisition.number * 4 + kindNumber[kind]
  const draw = openStream(seed, 'company', uid)
  const segment = draw.weighted(SEGMENTS)
  const parent = kind === 'customer' ? chooseParent(draw, segment, around) : undefined
  const country: Country = draw.weighted(COUNTRIES.map((entry) => [entry, entry.weight] as const))
  const industry = draw.pick(INDUSTRIES)
  const stature = draw.uniform()
  const own = coinCompanyName(draw, industry, country.language)
  const coreName =
    kind === 'test'
      ? `Atlas Test ${acquisition.number + 1}`
      : parent
        ? `${parent.coreName} ${country.name}`
        : own.name
  const place = draw.pick(placesOf(country.code))
  const legalForm = draw.pick(country.legalForms)
  const usesFreeMail =
    kind !== 'test' &&
    parent === undefined &&
    segment === 'smb' &&
    draw.chance(around.circumstances.free_mail)
  const draws = (circumstance: 'zero_decimal_currency' | 'plan_migration'): boolean =>
    hashKey([seed, circumstance, uid]) / 4294967296 < around.circumstances[circumstance]
  const coined = coinDomain(draw, own.latin, country)
  const domain =
    kind === 'test'
      ? 'atlas-platform.io'
      : parent
        ? parent.domain
        : usesFreeMail
          ? draw.pick(FREE_MAIL_DOMAINS)
          : uniqueDomain(coined, around.takenDomains)
  const { signupDay } = acquisition
  const changes =
    kind === 'customer' && parent === undefined && !usesFreeMail && segment !== 'enterprise'
      ? corporateChanges({ seed, uid, signupDay, industry, country, legalForm }, around.earlier)
      : NO_CHANGES
  return {
    kind,
    uid,
    companyId: identifier({ seed, prefix: 'comp_', length: 10 }, uid),
    appAccountId: identifier({ seed, prefix: 'acc_', length: 12 }, uid),
    salesforceAccountId: salesforceId(seed, '001', uid),
    hasAppAccount: kind !== 'prospect' || draw.chance(0.75),
    hasSalesforceAccount: kind !== 'test' && (kind === 'prospect' || draw.chance(SALESFORCE_SHARE[segment])),
    coreName,
    name: legalForm === '' || kind === 'test' ? coreName : `${coreName} ${legalForm}`,
    domain,
    usesFreeMail,
    parent,
    ...changes,
    segment,
    employees: between(EMPLOYEES[segment], stature),
    industry: industry.name,
    country,
    currency:
      draws('zero_decimal_currency') || minorUnitExponent[country.currency] > 0 ? country.currency : 'USD',
    movesToNewPrices: draws('plan_migration'),
    city: place.city,
    street: coinStreet(draw, country),
    postalCode: fillPattern(draw, place.postalCode),
    state: place.state,
    phone: fillPattern(draw, place.phone),
    channel: draw.weighted(CHANNELS[segment]),
    signupDay,
    traits: {
      stature,
      fit: clamp(0.6 + 0.22 * draw.normal()),
      engagement: clamp(0.68 + 0.13 * draw.normal()),
      priceSensitivity: clamp((segment === 'smb' ? 0.5 : 0.3) + 0.4 * (0.5 - stature) + 0.2 * draw.normal()),
      ambition: clamp(0.5 + 0.2 * draw.normal()),
      ticketRate: clamp(0.4 + 0.25 * draw.normal()),
    },
  }
}

/** Companies of each kind per customer. */
const kindShares = ({ test_account }: Circumstances): readonly (readonly [CompanyKind, number])[] => [
  ['customer', 1],
  ['prospect', 0.4],
  ['test', test_account],
]

export interface CompanyPlan {
  readonly seed: number
  readonly customerCount: number
  readonly circumstances: Circumstances
}

/** All companies in the order in which they appear, so that a longer history only adds to the list. */
export const createCompanies = (plan: CompanyPlan, period: SimulatedPeriod): readonly Company[] => {
  const { circumstances } = plan
  const origins = kindShares(circumstances)
    .flatMap(([kind, share]) =>
      scheduleAcquisitions(
        { seed: plan.seed, purpose: `acquisition-${kind}`, count: Math.ceil(plan.customerCount * share) },
        period,
      ).map((acquisition): Origin => ({ seed: plan.seed, kind, acquisition })),
    )
    .toSorted(
      (left, right) =>
        left.acquisition.signupDay - right.acquisition.signupDay ||
        kindNumber[left.kind] - kindNumber[right.kind] ||
        left.acquisition.number - right.acquisition.number,
    )
  const takenDomains = new Set<string>()
  const companies: Company[] = []
  for (const origin of origins)
    companies.push(createCompany(origin, { takenDomains, circumstances, earlier: companies }))
  return companies
}
