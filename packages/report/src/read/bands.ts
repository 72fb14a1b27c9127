import { type BandCount, type Bands, type HealthBand, healthBands } from '../brief/bands.ts'
import { figureOf } from '../brief/figure.ts'
import { missing, present, type Section } from '../brief/section.ts'
import { number, requiredNumber, requiredText } from './cell.ts'
import { gapFor } from './gap.ts'
import type { Row } from './query.ts'
import { martRows, type Scope } from './scope.ts'

const title = 'Health bands'

export async function readBands(scope: Scope): Promise<Section<Bands>> {
  const gap = gapFor(scope, title, { mart: 'customer_health_daily', needs: [] })
  if (gap !== null) return gap
  const ledger = scope.marts.get('fct_mrr_daily')
  const paying =
    ledger === undefined ? [] : await bandRows(scope, (health) => payingCustomers(health, ledger))
  const rows = paying.length > 0 ? paying : await bandRows(scope, allCustomers)
  if (rows.length === 0) return missing(title, 'No customer had a health record on this day.')
  return present({
    population: paying.length > 0 ? 'paying' : 'all',
    counts: healthBands.map(bandCount(rows)),
  })
}

function bandRows(scope: Scope, sql: (health: string) => string): Promise<readonly Row[]> {
  return martRows(scope, 'customer_health_daily', { sql, parameters: [scope.asOf] })
}

const allCustomers = (health: string): string => `
  select health_band, count(*) as customers, cast(null as bigint) as arr_cents
  from ${health} where date = cast($1 as date) group by health_band`

const payingCustomers = (health: string, ledger: string): string => `
  with mrr as (
    select customer_id, sum(mrr_cents) as mrr_cents from ${ledger}
    where date = cast($1 as date) group by customer_id having sum(mrr_cents) > 0
  )
  select health.health_band, count(*) as customers, cast(12 * sum(mrr.mrr_cents) as bigint) as arr_cents
  from ${health} as health inner join mrr on mrr.customer_id = health.customer_id
  where health.date = cast($1 as date) group by health.health_band`

const bandCount =
  (rows: readonly Row[]) =>
  (band: HealthBand): BandCount => {
    const row = rows.find((candidate) => requiredText(candidate, 'health_band') === band)
    if (row === undefined) return { band, customers: 0, arrCents: { value: 0 } }
    return {
      band,
      customers: requiredNumber(row, 'customers'),
      arrCents: figureOf(number(row, 'arr_cents'), 'Recurring revenue needs billing data.'),
    }
  }

export function bandOf(code: string): HealthBand {
  return healthBands.find((band) => band === code) ?? 'insufficient_data'
}
