import { googleAdsSource } from './ads/google-ads-source.ts'
import { linkedinAdsSource } from './ads/linkedin-ads-source.ts'
import { metaAdsSource } from './ads/meta-ads-source.ts'
import type { AccountHistory } from './billing/account-history.ts'
import type { SimulatedPeriod } from './clock/simulated-period.ts'
import type { Account } from './company/account.ts'
import type { Person } from './company/people.ts'
import { salesforceSalesSource } from './crm/salesforce-sales-source.ts'
import { devicesSource } from './devices/devices-source.ts'
import { iterableSource } from './email/iterable-source.ts'
import { hubspotSource } from './marketing/hubspot-source.ts'
import type { TableSchema } from './schemas/table.ts'
import type { Ticket } from './support/ticket.ts'
import { segmentSource } from './tracking/segment-source.ts'
import type { SignUp } from './truth/touchpoints.ts'
import type { TruthLog } from './truth/truth-log.ts'
import { featureUsageSource } from './usage/feature-usage-source.ts'
import { sessionsSource } from './usage/sessions-source.ts'
import type { Delivery } from './writers/delivery.ts'

export interface SourceContext {
  readonly delivery: Delivery
  readonly truth: TruthLog
  readonly period: SimulatedPeriod
  /** Also those that sign up in the near future: what led them there is seen before. */
  readonly signUps: readonly SignUp[]
}

export interface ObservedAccount {
  readonly account: Account
  /** The account's history as far into the future as salespeople are already at work. */
  readonly prospects: AccountHistory
  readonly tickets: readonly Ticket[]
}

/** Tables that the database makes out of the usage events, while it has those of a stretch of days. */
interface DerivedEvents {
  /** Statements that create temporary views over `usage_drawn` and `usage_event`. */
  readonly views: readonly string[]
  readonly tables: readonly {
    readonly table: TableSchema
    /** The select of what is delivered; the condition is on `received_day`. */
    readonly delivered: (condition: string) => string
  }[]
}

/** Tables of the truth that exist only with the source. */
interface FurtherTruth {
  readonly tables: readonly TableSchema[]
  /** The statement that completes the truth once these tables are filled. */
  readonly complete: (schema: string) => string
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
  readonly events?: DerivedEvents
  readonly truth?: FurtherTruth
}

export const FURTHER_SOURCES: readonly FurtherSource[] = [
  hubspotSource,
  salesforceSalesSource,
  segmentSource,
  devicesSource,
  sessionsSource,
  featureUsageSource,
  googleAdsSource,
  metaAdsSource,
  linkedinAdsSource,
  iterableSource,
]
