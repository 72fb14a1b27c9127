import { type AccountHistory, liveAccount } from '../billing/account-history.ts'
import { dayFromDate } from '../clock/day.ts'
import { simulatedPeriod } from '../clock/simulated-period.ts'
import { createCompanies } from '../company/companies.ts'
import { DEFAULT_MESS_RATES } from '../mess/rates.ts'

const SEED = 42

/** Two years. */
export const LIVED_PERIOD = simulatedPeriod(dayFromDate(2019, 1, 1), dayFromDate(2020, 12, 31))

let lived: readonly AccountHistory[] | undefined

/** The same two thousand customers, and prospects beside them, for every test that asks. */
export const livedHistories = (): readonly AccountHistory[] => {
  const plan = { seed: SEED, customerCount: 2000, circumstances: DEFAULT_MESS_RATES }
  lived ??= createCompanies(plan, LIVED_PERIOD).map((company) => liveAccount(SEED, company, LIVED_PERIOD))
  return lived
}
