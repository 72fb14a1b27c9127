import { figureOf } from '../brief/figure.ts'
import type { Retention, RetentionSlice } from '../brief/revenue.ts'
import { missing, present, type Section } from '../brief/section.ts'
import { addDays, monthStart } from '../format/dates.ts'
import { isoDate, number, requiredNumber, requiredText } from './cell.ts'
import { gapFor, needsBilling } from './gap.ts'
import type { Row } from './query.ts'
import { martRows, type Scope } from './scope.ts'

const title = 'Net revenue retention'
const nobodyPaid = 'No customer paid twelve months earlier.'
const segmentOrder = ['enterprise', 'mid_market', 'smb']

export async function readRetention(scope: Scope): Promise<Section<Retention>> {
  const gap = gapFor(scope, title, { mart: 'nrr_summary', needs: [needsBilling] })
  if (gap !== null) return gap
  const rows = await martRows(scope, 'nrr_summary', {
    sql: (relation) => `select cast(month as varchar) as month, dimension, slice, starting_mrr_cents,
      cast(nrr as double precision) as nrr, cast(grr as double precision) as grr, cast(logo_churn as double precision) as logo_churn,
      customers_start, customers_churned
      from ${relation}
      where window_months = 12 and dimension in ('total', 'segment')
        and month = (
          select max(month) from ${relation}
          where window_months = 12 and date_trunc('month', month) <= cast($1 as date)
        )
      order by dimension, slice`,
    parameters: [monthStart(scope.asOf)],
  })
  const total = rows.find((row) => requiredText(row, 'dimension') === 'total')
  if (total === undefined) return missing(title, nobodyPaid)
  return present({
    through: lastDay(isoDate(total, 'month') ?? scope.asOf, scope.asOf),
    total: { ...retentionSlice(total), slice: 'total' },
    segments: rows
      .filter((row) => requiredText(row, 'dimension') === 'segment')
      .map(retentionSlice)
      .toSorted((left, right) => orderOf(left.slice) - orderOf(right.slice)),
  })
}

/** A month that is not over is measured up to the day of the report. */
function lastDay(month: string, asOf: string): string {
  const end = addDays(monthStart(month, 1), -1)
  return end < asOf ? end : asOf
}

function retentionSlice(row: Row): RetentionSlice {
  return {
    slice: requiredText(row, 'slice'),
    nrr: figureOf(number(row, 'nrr'), nobodyPaid),
    grr: figureOf(number(row, 'grr'), nobodyPaid),
    logoChurn: figureOf(number(row, 'logo_churn'), nobodyPaid),
    customersStart: requiredNumber(row, 'customers_start'),
    customersChurned: requiredNumber(row, 'customers_churned'),
    startingCents: requiredNumber(row, 'starting_mrr_cents'),
  }
}

function orderOf(slice: string): number {
  const index = segmentOrder.indexOf(slice)
  return index === -1 ? segmentOrder.length : index
}
