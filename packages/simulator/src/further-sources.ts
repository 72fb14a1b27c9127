import { googleAdsSource } from './ads/google-ads-source.ts'
import { linkedinAdsSource } from './ads/linkedin-ads-source.ts'
import { metaAdsSource } from './ads/meta-ads-source.ts'
import type { AccountHistory } from './billing/account-history.ts'
import type { SimulatedPeriod } from './clock/simulated-period.ts'
import type { Account } from './company/account.ts'
import type { Person } from './company/people.ts'
import { iterableSource } from './email/iterable-source.ts'
import { hubspotSource } from './marketing/hubspot-source.ts'
import type { TableSchema } from './schemas/table.ts'
import type { Ticket } from './support/ticket.ts'
import type { TruthLog } from './truth/truth-log.ts'
import type { Delivery } from './writers/delivery.ts'

export interface SourceContext {
  readonly delivery: Delivery
  readonly truth: TruthLog
  readonly period: SimulatedPeriod
  /** Also those that sign up in the near future: what led them there is seen before. */
  readonly accounts: readonly Account[]
}

export interface ObservedAccount {
  readonly account: Account
  /** The account's history as far into the future as salespeople are already at work. */
  readonly prospects: AccountHistory
  readonly tickets: readonly Ticket[]
}

/** A source that is delivered only when it is asked for; it changes no row of any other. */
export interface FurtherSource {
  readonly name: string
  readonly tables: readonly TableSchema[]
  /** Rows per customer in the usual two years by `<source>.<table>`; `fixed` ones do not grow. */
  readonly expectedRows: {
    readonly perCustomer: Readonly<Record<string, number>>
    readonly fixed: Readonly<Record<string, number>>
  }
  /** The tables whose records are companies or people. */
  readonly identityTables: readonly TableSchema[]
  /** Ids that stand for the company in the schema `raw_<system>` of the tables, delivered or not. */
  companyIds(seed: number, account: Account): readonly string[]
  personIds(seed: number, person: Person): readonly string[]
  /** What belongs to no company. */
  extractSetup(context: SourceContext): void
  extractAccount(context: SourceContext, observed: ObservedAccount): void
}

export const FURTHER_SOURCES: readonly FurtherSource[] = [
  hubspotSource,
  googleAdsSource,
  metaAdsSource,
  linkedinAdsSource,
  iterableSource,
]
