import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { extractApp } from '../app/app-extract.ts'
import { dayFromDate, dayOf } from '../clock/day.ts'
import { type SimulatedPeriod, simulatedPeriod } from '../clock/simulated-period.ts'
import { createAccount } from '../company/account.ts'
import type { Company } from '../company/company.ts'
import { createCompanies } from '../company/companies.ts'
import { createMess } from '../mess/mess.ts'
import { DEFAULT_MESS_RATES } from '../mess/rates.ts'
import { createTruthLog } from '../truth/truth-log.ts'
import type { Delivery } from '../writers/delivery.ts'
import type { ExtractLog } from '../writers/extract-log.ts'
import { extractPayouts } from './balance.ts'
import { extractFinance } from './finance-extract.ts'
import { fxRates } from './fx-rates.ts'
import { extractStripeCatalog } from './stripe-catalog-extract.ts'
import { extractStripe } from './stripe-extract.ts'

const SEED = 3
let scratchDir: string
beforeAll(() => {
  scratchDir = mkdtempSync(join(tmpdir(), 'simulation-'))
})
afterAll(() => rmSync(scratchDir, { recursive: true }))

const START = dayFromDate(2019, 1, 1)
const SHORT = simulatedPeriod(START, dayFromDate(2020, 4, 17))
const LONG = simulatedPeriod(START, dayFromDate(2021, 6, 30))

/** All versions of all records that billing, finance and the application deliver up to the end of the short period. */
const deliveredIn = (period: SimulatedPeriod, companies: readonly Company[]): ReadonlySet<string> => {
  const delivered = new Set<string>()
  const record: ExtractLog['add'] = (table, row, at) => {
    if (dayOf(at) <= SHORT.endDay) delivered.add(JSON.stringify([table.name, at, row]))
  }
  const window = { seed: SEED, baseDay: START, throughDay: SHORT.endDay, rates: DEFAULT_MESS_RATES }
  const delivery: Delivery = {
    seed: SEED,
    period,
    log: {
      add: record,
      put: record,
      settle: () => undefined,
      delivered: new Set(),
      forget: () => undefined,
      batches: () => [],
    },
    mess: createMess(window, createTruthLog(scratchDir)),
    locationsPerCustomer: 1.5,
    payouts: new Map(),
  }
  extractStripeCatalog(delivery)
  extractFinance(delivery, fxRates(SEED, period))
  for (const company of companies) {
    const account = createAccount(SEED, company, period)
    extractApp(delivery, account)
    if (company.kind !== 'test') extractStripe(delivery, account)
  }
  extractPayouts(delivery)
  return delivered
}

it('delivers the same past, version by version, however long the simulation goes on', () => {
  const plan = { seed: SEED, customerCount: 90, circumstances: DEFAULT_MESS_RATES }
  const companies = createCompanies(plan, SHORT)
  const short = deliveredIn(SHORT, companies)
  const long = deliveredIn(LONG, companies)
  expect([...short].filter((version) => !long.has(version)).slice(0, 3)).toEqual([])
  expect([...long].filter((version) => !short.has(version)).slice(0, 3)).toEqual([])
  expect(short.size).toBeGreaterThan(2000)
}, 30_000)
