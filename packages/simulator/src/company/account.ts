import type { AccountHistory } from '../billing/account-history.ts'
import { liveAccount } from '../billing/account-history.ts'
import type { SimulatedPeriod } from '../clock/simulated-period.ts'
import type { Company } from './company.ts'
import { gatherPeople, type Person } from './people.ts'

/** A company, what happened with its account, and its people: the truth from which every extract is made. */
export interface Account {
  readonly company: Company
  readonly history: AccountHistory
  readonly people: readonly Person[]
}

export const createAccount = (seed: number, company: Company, period: SimulatedPeriod): Account => {
  const history = liveAccount(seed, company, period)
  return { company, history, people: gatherPeople(seed, history, period) }
}
