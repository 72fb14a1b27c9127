import { setImmediate } from 'node:timers/promises'
import { extractApp } from './app/appExtract.ts'
import { extractFinance } from './billing/financeExtract.ts'
import { fxRates, ratesByDay } from './billing/fxRates.ts'
import { extractStripeCatalog } from './billing/stripeCatalogExtract.ts'
import { extractStripe } from './billing/stripeExtract.ts'
import type { Day } from './clock/day.ts'
import { type Account, createAccount } from './company/account.ts'
import { createCompanies } from './company/companies.ts'
import { liveAccount } from './billing/accountHistory.ts'
import { simulatedPeriod } from './clock/simulatedPeriod.ts'
import { LONGEST_SALES_CYCLE_DAYS } from './crm/opportunities.ts'
import type { Company } from './company/company.ts'
import { extractSalesforce } from './crm/salesforceExtract.ts'
import { extractSalesTeam } from './crm/salesTeam.ts'
import { recordLedger } from './ledger/recordLedger.ts'
import { createMess } from './mess/mess.ts'
import type { ResolvedShape, SimulationOptions } from './options.ts'
import { truthTicketSla } from './schemas/truth.ts'
import { ticketSla } from './support/ticketSla.ts'
import { ticketsOf } from './support/tickets.ts'
import { extractOrganization, extractTickets } from './support/zendeskExtract.ts'
import { extractZendeskSetup } from './support/zendeskSetupExtract.ts'
import { IDENTITY_TABLES } from './truth/identityTables.ts'
import { recordAccount } from './truth/companyTruth.ts'
import { createTruthLog, type TruthLog } from './truth/truthLog.ts'
import { createUsageInputs, recordUsageInputs, type UsageInputs } from './usage/usageInputs.ts'
import type { Delivery } from './writers/delivery.ts'
import { createExtractLog } from './writers/extractLog.ts'

/** Everything but the usage events, which the database makes from `usage`. */
export interface SimulatedWorld {
  readonly delivery: Delivery
  readonly truth: TruthLog
  readonly usage: UsageInputs
  readonly baseDay: Day
  readonly throughDay: Day
}

const ACCOUNTS_PER_TURN = 50

const recordSupport = (delivery: Delivery, truth: TruthLog, account: Account): void => {
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
}

const extractAccount = (delivery: Delivery, account: Account, neighbour: Company | undefined): void => {
  extractApp(delivery, account)
  if (account.company.kind === 'test' || !account.company.hasAppAccount) return
  extractStripe(delivery, account)
  extractOrganization(delivery, account, neighbour?.appAccountId ?? account.company.appAccountId)
}

/** Lives every company and writes what the vendors saw of it; `singleBatch` forgets all but the last state. */
export const simulateWorld = async (
  shape: ResolvedShape,
  options: Pick<SimulationOptions, 'onProgress' | 'signal'> & { readonly singleBatch: boolean },
): Promise<SimulatedWorld> => {
  const { seed, period, customerCount, throughDay, baseDay } = shape
  const mess = createMess(seed, { baseDay, throughDay })
  const window = { seed, baseDay: options.singleBatch ? throughDay : baseDay, throughDay }
  const log = createExtractLog(window, mess, IDENTITY_TABLES)
  const delivery: Delivery = { seed, period, log, mess }
  const truth = createTruthLog()
  const rates = fxRates(seed, period)
  const ledgerRates = ratesByDay(rates, period)
  extractStripeCatalog(delivery)
  extractSalesTeam(delivery)
  extractZendeskSetup(delivery)
  extractFinance(delivery, rates)
  const horizon = simulatedPeriod(period.startDay, period.endDay + LONGEST_SALES_CYCLE_DAYS)
  const companies = createCompanies({ seed, customerCount }, horizon)
  const usage = createUsageInputs()
  let neighbour: Company | undefined
  for (const [index, company] of companies.entries()) {
    const account = createAccount(seed, company, period)
    extractSalesforce(delivery, account, liveAccount(seed, company, horizon))
    extractAccount(delivery, account, neighbour)
    recordSupport(delivery, truth, account)
    recordLedger(truth, account, { period, rates: ledgerRates })
    recordUsageInputs(usage, account, period)
    log.settle()
    recordAccount({ seed, truth, delivered: log.delivered, endsAt: period.endsAt }, account)
    if (company.hasAppAccount && company.kind === 'customer') neighbour = company
    if (index % ACCOUNTS_PER_TURN === 0) {
      options.onProgress?.({ phase: 'companies', done: index, total: companies.length })
      await setImmediate()
      options.signal?.throwIfAborted()
    }
  }
  return { delivery, truth, usage, baseDay, throughDay }
}
