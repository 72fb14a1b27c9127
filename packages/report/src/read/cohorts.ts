import { type Cohort, type CohortCell, cohortOffsets, type Cohorts } from '../brief/cohorts.ts'
import { missing, present, type Section } from '../brief/section.ts'
import { isoDate, requiredNumber } from './cell.ts'
import { gapFor, needsBilling } from './gap.ts'
import { grouped } from './grouped.ts'
import { martRows, type Scope } from './scope.ts'

const title = 'Retention by cohort'
const quartersShown = 8

export async function readCohorts(scope: Scope): Promise<Section<Cohorts>> {
  const gap = gapFor(scope, title, { mart: 'revenue_cohort_analysis', needs: [needsBilling] })
  if (gap !== null) return gap
  const rows = await martRows(scope, 'revenue_cohort_analysis', {
    sql: (relation) => `
      with cohorts as (
        select *, date_trunc('quarter', cohort_month) as quarter
        from ${relation}
        where dimension = 'total' and month <= cast($1 as date)
      ),
      quarters as (
        select quarter, count(*) as months, sum(cohort_customers) as customers, sum(starting_mrr_cents) as starting_cents
        from cohorts
        where month_offset = 0
        group by quarter
      )
      select cast(cohorts.quarter as varchar) as quarter, cohorts.month_offset, quarters.customers, quarters.starting_cents,
        sum(cohorts.retained_mrr_cents) as retained_cents, sum(cohorts.retained_customers) as retained_customers
      from cohorts
      inner join quarters on cohorts.quarter = quarters.quarter
      where cohorts.month_offset in (${cohortOffsets.join(', ')}) and (cohorts.is_complete_month or cohorts.month_offset = 0)
      group by cohorts.quarter, cohorts.month_offset, quarters.customers, quarters.starting_cents, quarters.months
      having count(*) = quarters.months
      order by cohorts.quarter, cohorts.month_offset`,
    parameters: [scope.asOf],
  })
  const cohorts = [...grouped(rows, (row) => isoDate(row, 'quarter') ?? '')].map(([quarter, own]): Cohort => {
    const [first] = own
    const customers = first === undefined ? 0 : requiredNumber(first, 'customers')
    const startingCents = first === undefined ? 0 : requiredNumber(first, 'starting_cents')
    return {
      quarter,
      customers,
      startingCents,
      cells: own.map(
        (row): CohortCell => ({
          offset: requiredNumber(row, 'month_offset'),
          revenue: startingCents === 0 ? 0 : requiredNumber(row, 'retained_cents') / startingCents,
          accounts: customers === 0 ? 0 : requiredNumber(row, 'retained_customers') / customers,
        }),
      ),
    }
  })
  const shown = cohorts.slice(-quartersShown)
  return shown.length === 0 ? missing(title, 'Nobody has paid yet.') : present({ cohorts: shown })
}
