import type { Cohorts } from '../brief/cohorts.ts'
import { percent } from '../format/numbers.ts'

/** "A year on, 84.0% of the customers of a cohort are left, with 101.2% of its MRR". */
export function cohortsSentence({ cohorts }: Cohorts): string {
  for (const [offset, when] of [
    [12, 'A year on'],
    [6, 'Half a year on'],
    [3, 'Three months on'],
  ] as const) {
    const reached = cohorts.flatMap((cohort) =>
      cohort.cells.filter((cell) => cell.offset === offset).map((cell) => ({ ...cell, cohort })),
    )
    const customers = reached.reduce((sum, { cohort }) => sum + cohort.customers, 0)
    const starting = reached.reduce((sum, { cohort }) => sum + cohort.startingCents, 0)
    if (customers === 0 || starting === 0) continue
    const accounts = reached.reduce((sum, { accounts: share, cohort }) => sum + share * cohort.customers, 0)
    const revenue = reached.reduce((sum, { revenue: share, cohort }) => sum + share * cohort.startingCents, 0)
    return `${when}, ${percent(accounts / customers)} of a cohort’s customers are left, with ${percent(revenue / starting)} of its MRR`
  }
  return 'No cohort is three months old yet'
}
