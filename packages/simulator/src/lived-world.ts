import { setImmediate } from 'node:timers/promises'
import { type FxRate, fxRates } from './billing/fx-rates.ts'
import { simulatedPeriod } from './clock/simulated-period.ts'
import { type Account, createAccount } from './company/account.ts'
import { createCompanies } from './company/companies.ts'
import { LONGEST_SALES_CYCLE_DAYS } from './crm/opportunities.ts'
import type { ResolvedShape, SimulationOptions } from './options.ts'
import { createUsageInputs, recordUsageInputs, type UsageInputs } from './usage/usage-inputs.ts'

/** What happened, before anyone has looked at it. */
export interface LivedWorld {
  /** Also companies of the near future, whom only salespeople know. */
  readonly accounts: readonly Account[]
  readonly rates: readonly FxRate[]
  /** From these the database makes the usage events. */
  readonly usage: UsageInputs
}

/** Little enough that a query which runs meanwhile is answered at once. */
export const ACCOUNTS_PER_TURN = 10

export const liveWorld = async (
  shape: ResolvedShape,
  options: Pick<SimulationOptions, 'onProgress' | 'signal'>,
): Promise<LivedWorld> => {
  const { seed, period, customerCount } = shape
  const horizon = simulatedPeriod(period.startDay, period.endDay + LONGEST_SALES_CYCLE_DAYS)
  const companies = createCompanies({ seed, customerCount, circumstances: shape.mess }, horizon)
  const usage = createUsageInputs()
  const accounts: Account[] = []
  for (const [index, company] of companies.entries()) {
    const account = createAccount(seed, company, period)
    recordUsageInputs(usage, account, period)
    accounts.push(account)
    if (index % ACCOUNTS_PER_TURN === 0) {
      options.onProgress?.({ phase: 'companies', done: index, total: companies.length })
      await setImmediate()
      options.signal?.throwIfAborted()
    }
  }
  return { accounts, rates: fxRates(seed, period), usage }
}
