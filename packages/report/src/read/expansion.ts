import type { Expansion, ExpansionCustomer, ExpansionSignal } from '../brief/expansion.ts'
import { figureOf } from '../brief/figure.ts'
import { present, type Section } from '../brief/section.ts'
import { plainText } from '../format/plain-text.ts'
import { number, requiredNumber, requiredText, text } from './cell.ts'
import { gapFor, needsBilling, needsUsage } from './gap.ts'
import { grouped } from './grouped.ts'
import type { Row } from './query.ts'
import { martRows, type Scope } from './scope.ts'
import { plainTextOrNull } from './watchlist.ts'

const noEstimate = 'No next plan to estimate from.'

export async function readExpansion(scope: Scope): Promise<Section<Expansion>> {
  const gap = gapFor(scope, 'Expansion signals', {
    mart: 'expansion_signals',
    needs: [needsUsage, needsBilling],
  })
  if (gap !== null) return gap
  const rows = await martRows(scope, 'expansion_signals', {
    sql: (relation) => `with signals as (
        select *, max(estimated_uplift_cents) over (partition by customer_id) as best_uplift_cents
        from ${relation} where as_of_date = cast($1 as date)
      ),
      ranked as (
        select *, dense_rank() over (order by best_uplift_cents desc nulls last, customer_id) as place from signals
      )
      select *, (select count(distinct customer_id) from signals) as total from ranked
      where place <= ${scope.limit} order by place, estimated_uplift_cents desc nulls last, signal, measure`,
    parameters: [scope.asOf],
  })
  const [first] = rows
  const byCustomer = grouped(rows, (row) => requiredText(row, 'customer_id'))
  return present({
    customers: [...byCustomer.values()].flatMap((group) => expansionCustomer(group)),
    total: first === undefined ? 0 : requiredNumber(first, 'total'),
  })
}

function expansionCustomer(rows: readonly Row[]): readonly ExpansionCustomer[] {
  const [row] = rows
  if (row === undefined) return []
  return [
    {
      customerId: requiredText(row, 'customer_id'),
      name: plainText(requiredText(row, 'customer_name')),
      segment: text(row, 'segment'),
      owner: plainTextOrNull(row, 'owner_name'),
      mrrCents: figureOf(number(row, 'mrr_cents'), 'Recurring revenue needs billing data.'),
      upliftCents: figureOf(number(row, 'best_uplift_cents'), noEstimate),
      signals: rows.map(expansionSignal),
    },
  ]
}

function expansionSignal(row: Row): ExpansionSignal {
  return {
    signal: requiredText(row, 'signal'),
    evidence: plainText(requiredText(row, 'evidence')),
    upliftCents: figureOf(number(row, 'estimated_uplift_cents'), noEstimate),
  }
}
