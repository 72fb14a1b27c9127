import { setImmediate } from 'node:timers/promises'
import { extractApp } from './app/app-extract.ts'
import { extractPayouts } from './billing/balance.ts'
import { extractFinance } from './billing/finance-extract.ts'
import { ratesByDay } from './billing/fx-rates.ts'
import { extractStripeCatalog } from './billing/stripe-catalog-extract.ts'
import { extractStripe } from './billing/stripe-extract.ts'
import { type Account, createAccount } from './company/account.ts'
import { liveAccount } from './billing/account-history.ts'
import { simulatedPeriod } from './clock/simulated-period.ts'
import type { Company } from './company/company.ts'
import { extractSalesforce } from './crm/salesforce-extract.ts'
import { extractSalesTeam } from './crm/sales-team.ts'
import { LONGEST_SALES_CYCLE_DAYS } from './crm/opportunities.ts'
import { ACCOUNTS_PER_TURN, type LivedWorld } from './lived-world.ts'
import { recordLedger, reportingRates } from './ledger/record-ledger.ts'
import { createMess } from './mess/mess.ts'
import type { ResolvedShape, SimulationOptions } from './options.ts'
import { truthTicketSla } from './schemas/truth.ts'
import { furtherSources } from './sources.ts'
import type { Ticket } from './support/ticket.ts'
import { ticketSla } from './support/ticket-sla.ts'
import { ticketsOf } from './support/tickets.ts'
import { extractOrganization, extractTickets } from './support/zendesk-extract.ts'
import { extractZendeskSetup } from './support/zendesk-setup-extract.ts'
import { IDENTITY_TABLES } from './truth/identity-tables.ts'
import { recordAccount } from './truth/company-truth.ts'
import { recordDeals } from './truth/deal-truth.ts'
import { createTruthLog, type TruthLog } from './truth/truth-log.ts'
import type { Delivery } from './writers/delivery.ts'
import { createExtractLog } from './writers/extract-log.ts'

/** What the vendors saw, and the truth; all but the usage events, which the database makes. */
export interface ExtractedWorld {
  readonly delivery: Delivery
  readonly truth: TruthLog
}

const recordSupport = (delivery: Delivery, truth: TruthLog, account: Account): readonly Ticket[] => {
  const tickets = ticketsOf(delivery.seed, account, delivery.period)
  extractTickets(delivery, account, tickets)
  for (const ticket of tickets) {
    for (const clock of ticketSla(ticket, delivery.period)) {
      truth.add(truthTicketSla, {
        ticket_id: ticket.id,
        metric: clock.metric,
        priority: clock.priority,
        business_hours: clock.businessHours,
        target_seconds: clock.targetSeconds,
        elapsed_seconds: clock.elapsedSeconds,
        breached: clock.state === 'breached',
        state: clock.state,
      })
    }
  }
  return tickets
}

const extractAccount = (delivery: Delivery, account: Account, neighbour: Company | undefined): void => {
  extractApp(delivery, account)
  if (account.company.kind === 'test' || !account.company.hasAppAccount) return
  extractStripe(delivery, account)
  extractOrganization(delivery, account, neighbour?.appAccountId ?? account.company.appAccountId)
}

interface Observation {
  readonly shape: ResolvedShape
  readonly options: Pick<SimulationOptions, 'onProgress' | 'signal'>
  readonly scratchDir: string
  /** Forgets all versions of a record but the last. */
  readonly singleBatch: boolean
}

/** Writes down what each vendor saw of a world, and what was true. */
export const extractWorld = async (lived: LivedWorld, observation: Observation): Promise<ExtractedWorld> => {
  const { shape, options, scratchDir } = observation
  const { seed, period, throughDay, baseDay } = shape
  const truth = createTruthLog(scratchDir)
  const mess = createMess({ seed, baseDay, throughDay, rates: shape.mess }, truth)
  const window = { seed, baseDay: observation.singleBatch ? throughDay : baseDay, throughDay, scratchDir }
  const further = furtherSources(shape.sources)
  const identityTables = new Set([...IDENTITY_TABLES, ...further.flatMap((source) => source.identityTables)])
  const log = createExtractLog(window, mess, identityTables)
  const locationsPerCustomer = shape.locationCount / shape.customerCount
  const delivery: Delivery = { seed, locationsPerCustomer, period, log, mess, payouts: new Map() }
  const context = { delivery, truth, period, signUps: lived.signUps }
  const rates = reportingRates(ratesByDay(lived.rates, period))
  const horizon = simulatedPeriod(period.startDay, period.endDay + LONGEST_SALES_CYCLE_DAYS)
  extractStripeCatalog(delivery)
  extractSalesTeam(delivery)
  extractZendeskSetup(delivery)
  extractFinance(delivery, lived.rates)
  for (const source of further) {
    source.extractSetup(context)
    await setImmediate()
  }
  let neighbour: Company | undefined
  for (const [index, company] of lived.companies.entries()) {
    const account = createAccount(seed, company, period)
    const prospects = liveAccount(seed, company, horizon)
    extractSalesforce(delivery, account, prospects)
    extractAccount(delivery, account, neighbour)
    const tickets = recordSupport(delivery, truth, account)
    for (const source of further) source.extractAccount(context, { account, prospects, tickets })
    recordLedger(truth, account, { period, rates })
    if (company.hasSalesforceAccount) recordDeals(truth, { seed, endsAt: period.endsAt }, prospects)
    log.settle()
    recordAccount({ seed, truth, delivered: log.delivered, endsAt: period.endsAt, further }, account)
    log.forget()
    if (company.hasAppAccount && company.kind === 'customer') neighbour = company
    if (index % ACCOUNTS_PER_TURN === 0) {
      options.onProgress?.({ phase: 'observing', done: index, total: lived.companies.length })
      await setImmediate()
      options.signal?.throwIfAborted()
    }
  }
  extractPayouts(delivery)
  return { delivery, truth }
}
