import { describe, expect, it } from 'vitest'
import { dayFromDate } from '../clock/day.ts'
import { simulatedPeriod } from '../clock/simulated-period.ts'
import { DEFAULT_MESS_RATES } from '../mess/rates.ts'
import { createCompanies } from './companies.ts'
import type { Company } from './company.ts'
import { nameOn, ownerOn } from './corporate-changes.ts'

const START = dayFromDate(2019, 1, 1)
const END = dayFromDate(2021, 12, 31)
const companies = createCompanies(
  { seed: 5, customerCount: 1500, circumstances: DEFAULT_MESS_RATES },
  simulatedPeriod(START, END),
)
const customers = companies.filter(({ kind }) => kind === 'customer')
const shareOf = (condition: (company: Company) => boolean): number =>
  customers.filter(condition).length / customers.length

const depthOf = (company: Company): number => {
  const owner = ownerOn(company, END)
  return owner === undefined ? 0 : 1 + depthOf(owner)
}

describe('companies', () => {
  it('belong to others: some from the beginning, some since a takeover', () => {
    expect(shareOf(({ parent }) => parent !== undefined)).toBeGreaterThan(0.01)
    expect(shareOf(({ takenOver }) => takenOver !== undefined)).toBeGreaterThan(0.01)
    expect(shareOf((company) => ownerOn(company, START) !== ownerOn(company, END))).toBeGreaterThan(0.005)
  })

  it('form groups of few levels, in which nobody owns itself', () => {
    expect(Math.max(...customers.map(depthOf))).toBeLessThanOrEqual(3)
  })

  it('are renamed now and then, and keep their name until that day', () => {
    const renamed = customers.flatMap((company) => (company.renamed === undefined ? [] : [company]))
    expect(renamed.length / customers.length).toBeGreaterThan(0.01)
    expect(renamed.length / customers.length).toBeLessThan(0.04)
    for (const company of renamed) {
      const { on = 0, name } = company.renamed ?? {}
      expect(on).toBeGreaterThan(company.signupDay)
      expect([nameOn(company, on - 1), nameOn(company, on)]).toEqual([company.name, name])
    }
  })
})
