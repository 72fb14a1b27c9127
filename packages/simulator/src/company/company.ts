import type { Currency } from '../billing/catalog.ts'
import type { Day } from '../clock/day.ts'
import type { Renaming, Takeover } from './corporate-changes.ts'
import type { Country } from './countries.ts'

export type Segment = 'smb' | 'mid_market' | 'enterprise'

/** Prospects never pay; some of them try the product. Test accounts belong to Atlas itself. */
export type CompanyKind = 'customer' | 'prospect' | 'test'

export type Channel =
  | 'paid_search'
  | 'paid_social'
  | 'organic'
  | 'outbound'
  | 'referral'
  | 'partner'
  | 'event'

export interface Company {
  readonly kind: CompanyKind
  /** Distinct over all companies of a simulation; ids and draws derive from it. */
  readonly uid: number
  readonly companyId: string
  readonly appAccountId: string
  readonly salesforceAccountId: string
  readonly hasAppAccount: boolean
  readonly hasSalesforceAccount: boolean
  readonly coreName: string
  /** With its legal form. */
  readonly name: string
  readonly domain: string
  readonly usesFreeMail: boolean
  /** Of a company founded as part of another. */
  readonly parent: Company | undefined
  readonly renamed: Renaming | undefined
  readonly takenOver: Takeover | undefined
  readonly segment: Segment
  readonly employees: number
  readonly industry: string
  readonly country: Country
  readonly currency: Currency
  /** Or keeps the prices it once bought at when they are replaced. */
  readonly movesToNewPrices: boolean
  readonly city: string
  readonly street: string
  readonly postalCode: string
  readonly state: string | undefined
  readonly phone: string
  readonly channel: Channel
  readonly signupDay: Day
  readonly traits: CompanyTraits
}

/** What the company is like, on scales from 0 to 1; unknown to every extract. */
interface CompanyTraits {
  /** Where its size stands among its segment's: seats, tiers, contracts and loyalty follow. */
  readonly stature: number
  /** How well the product suits it; who it does not suit finds out within months. */
  readonly fit: number
  readonly engagement: number
  readonly priceSensitivity: number
  readonly ambition: number
  readonly ticketRate: number
}
