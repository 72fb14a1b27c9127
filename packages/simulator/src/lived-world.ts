import { setImmediate } from 'node:timers/promises'
import { type FxRate, fxRates } from './billing/fx-rates.ts'
import { simulatedPeriod } from './clock/simulated-period.ts'
import { createAccount } from './company/account.ts'
import { createCompanies } from './company/companies.ts'
import type { Company } from './company/company.ts'
import { LONGEST_SALES_CYCLE_DAYS } from './crm/opportunities.ts'
import type { ResolvedShape, SimulationOptions } from './options.ts'
import type { SignUp } from './truth/touchpoints.ts'
import { createUsageInputs, recordUsageInputs, type UsageInputs } from './usage/usage-inputs.ts'

/**
 * What must be known of all companies before any of them is looked at. Their accounts are lived again, one by
 * one, when the extracts are written: that takes less than keeping them.
 */
export interface LivedWorld {
  /** Also those of the near future, whom only salespeople know. */
  readonly companies: readonly Company[]
  readonly signUps: readonly SignUp[]
  readonly rates: readonly FxRate[]
  /** From these the database makes the usage events. */
  readonly usage: UsageInputs
}

/** Little enough that a query which runs meanwhile is answered at once. */
export const ACCOUNTS_PER_TURN = 2

export interface Living {
  readonly shape: ResolvedShape
  readonly options: Pick<SimulationOptions, 'onProgress' | 'signal'>
  readonly scratchDir: string
}

export const liveWorld = async ({ shape, options, scratchDir }: Living): Promise<LivedWorld> => {
  const { seed, period, customerCount } = shape
  const horizon = simulatedPeriod(period.startDay, period.endDay + LONGEST_SALES_CYCLE_DAYS)
  const companies = createCompanies({ seed, customerCount, circumstances: shape.mess }, horizon)
  const usage = createUsageInputs(scratchDir)
  const signUps: SignUp[] = []
  for (const [index, company] of companies.entries()) {
    const account = createAccount(seed, company, period)
    recordUsageInputs(usage, account, period)
    signUps.push({ company, history: { signedUpAt: account.history.signedUpAt } })
    if (index % ACCOUNTS_PER_TURN === 0) {
      options.onProgress?.({ phase: 'companies', done: index, total: companies.length })
      await setImmediate()
      options.signal?.throwIfAborted()
    }
  }
  return { companies, signUps, rates: fxRates(seed, period), usage }
}
