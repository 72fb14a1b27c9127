import { figureOf } from '../brief/figure.ts'
import type { Retention, RetentionSlice } from '../brief/revenue.ts'
import { present, type Section } from '../brief/section.ts'
import { isoDate, number, requiredNumber, requiredText } from './cell.ts'
import { gap } from './gap.ts'
import type { Row } from './query.ts'
import { lastFullMonth } from './revenue.ts'
import { martRows, type Scope } from './scope.ts'

const nobodyPaid = 'No customer paid twelve months earlier.'
const segmentOrder = ['enterprise', 'mid_market', 'smb']

export async function readRetention(scope: Scope): Promise<Section<Retention>> {
  const rows = await martRows(scope, 'nrr_summary', {
    sql: (relation) => `select cast(month as varchar) as month, dimension, slice, starting_mrr_cents,
      cast(nrr as double) as nrr, cast(grr as double) as grr, cast(logo_churn as double) as logo_churn,
      customers_start, customers_churned
      from ${relation}
      where window_months = 12 and dimension in ('total', 'segment')
        and month = (
          select max(month) from ${relation}
          where window_months = 12 and date_trunc('month', month) <= cast($1 as date)
        )
      order by dimension, slice`,
    parameters: [lastFullMonth(scope.asOf)],
  })
  const total = rows.find((row) => requiredText(row, 'dimension') === 'total')
  if (total === undefined)
    return gap(scope, 'Net revenue retention', { mart: 'nrr_summary', sources: ['stripe'] })
  return present({
    month: isoDate(total, 'month') ?? scope.asOf,
    total: { ...retentionSlice(total), slice: 'total' },
    segments: rows
      .filter((row) => requiredText(row, 'dimension') === 'segment')
      .map(retentionSlice)
      .toSorted((left, right) => orderOf(left.slice) - orderOf(right.slice)),
  })
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
