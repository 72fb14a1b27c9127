import { expect, it } from 'vitest'
import { dayFromDate } from '../clock/day.ts'
import { simulatedPeriod } from '../clock/simulated-period.ts'
import { createAccount } from '../company/account.ts'
import { createCompanies } from '../company/companies.ts'
import { DEFAULT_MESS_RATES } from '../mess/rates.ts'
import { locationsOf, USUAL_LOCATIONS_PER_CUSTOMER } from './locations.ts'

const SEED = 3
const PERIOD = simulatedPeriod(dayFromDate(2019, 1, 1), dayFromDate(2020, 12, 31))
const ACCOUNTS = createCompanies(
  { seed: SEED, customerCount: 200, circumstances: DEFAULT_MESS_RATES },
  PERIOD,
).map((company) => createAccount(SEED, company, PERIOD))

const countOf = (locationsPerCustomer: number): number =>
  ACCOUNTS.reduce(
    (sum, account) => sum + locationsOf({ seed: SEED, locationsPerCustomer }, account).length,
    0,
  )

it('equips about as many places as are asked for', () => {
  for (const perCustomer of [0.5, USUAL_LOCATIONS_PER_CUSTOMER, 4]) {
    expect(Math.abs(countOf(perCustomer) / (200 * perCustomer) - 1)).toBeLessThan(0.3)
  }
  expect(countOf(0)).toBe(0)
})

it('gives every place and device an id of its own', () => {
  const locations = ACCOUNTS.flatMap((account) =>
    locationsOf({ seed: SEED, locationsPerCustomer: 9 }, account),
  )
  const devices = locations.flatMap((location) => location.devices)
  expect(new Set(locations.map((location) => location.locationId)).size).toBe(locations.length)
  expect(new Set(devices.map((device) => device.deviceId)).size).toBe(devices.length)
})
