import {
  type MovementCategory,
  type MrrPeriod,
  movementCategories,
  type Revenue,
  type RevenueException,
} from '../brief/revenue.ts'
import { missing, present, type Section } from '../brief/section.ts'
import { addDays, monthStart } from '../format/dates.ts'
import { isoDate, requiredNumber, requiredText } from './cell.ts'
import { gapFor, needsBilling } from './gap.ts'
import type { Row } from './query.ts'
import { martRows, type Scope } from './scope.ts'

const title = 'MRR movements'
const monthsShown = 24

/** The first day of the last month that ended on or before the day. */
function lastFullMonth(asOf: string): string {
  return monthStart(addDays(asOf, 1), -1)
}

export async function readRevenue(scope: Scope): Promise<Section<Revenue>> {
  const gap = gapFor(scope, title, { mart: 'mrr_waterfall', needs: [needsBilling] })
  if (gap !== null) return gap
  const rows = await martRows(scope, 'mrr_waterfall', {
    sql: (
      relation,
    ) => `select cast(date_trunc('month', month) as varchar) as month, basis, starting_mrr_cents,
      new_mrr_cents, reactivation_mrr_cents, expansion_mrr_cents, contraction_mrr_cents, churn_mrr_cents,
      fx_mrr_cents, ending_mrr_cents
      from ${relation}
      where dimension = 'total' and month >= cast($1 as date) and month <= cast($2 as date)
      order by month`,
    parameters: [monthStart(scope.asOf, -monthsShown), lastFullMonth(scope.asOf)],
  })
  const eventBased = rows.filter((row) => requiredText(row, 'basis') === 'event')
  const basis = eventBased.length > 0 ? 'event' : 'month_end'
  const months = (basis === 'event' ? eventBased : rows).map(monthPeriod).slice(-monthsShown)
  const lastMonth = months.at(-1)
  if (lastMonth === undefined) return missing(title, 'The ledger does not reach over a full month yet.')
  return present({
    months,
    lastMonth,
    year: sumOf(months.slice(-12), lastMonth),
    basis,
    exceptions: await readExceptions(scope),
  })
}

async function readExceptions(scope: Scope): Promise<readonly RevenueException[]> {
  const rows = await martRows(scope, 'revenue_exceptions', {
    sql: (relation) =>
      `select reason, count(*) as records from ${relation} group by reason order by records desc, reason`,
  })
  return rows.map((row) => ({ reason: requiredText(row, 'reason'), count: requiredNumber(row, 'records') }))
}

function monthPeriod(row: Row): MrrPeriod {
  const month = isoDate(row, 'month') ?? ''
  const cents = (category: string): number => requiredNumber(row, `${category}_mrr_cents`)
  return {
    from: month,
    to: month,
    startingCents: cents('starting'),
    movements: {
      new: cents('new'),
      reactivation: cents('reactivation'),
      expansion: cents('expansion'),
      contraction: 0 - cents('contraction'),
      churn: 0 - cents('churn'),
      fx: cents('fx'),
    },
    endingCents: cents('ending'),
  }
}

function sumOf(months: readonly MrrPeriod[], last: MrrPeriod): MrrPeriod {
  const first = months[0] ?? last
  const total = (category: MovementCategory): number =>
    months.reduce((sum, month) => sum + month.movements[category], 0)
  const movements = Object.fromEntries(movementCategories.map((category) => [category, total(category)]))
  return {
    from: first.from,
    to: last.to,
    startingCents: first.startingCents,
    movements: { ...last.movements, ...movements },
    endingCents: last.endingCents,
  }
}
