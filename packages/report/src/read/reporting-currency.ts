import { findMarts } from './marts.ts'
import type { Query, Row } from './query.ts'
import { martRows } from './scope.ts'

/** ISO 4217 code of the currency that a version's amounts in cents are in. */
export async function readReportingCurrency(query: Query): Promise<string> {
  const scope = { query, marts: await findMarts(query) }
  const [position] = await martRows(scope, 'customer_current_position', {
    sql: (relation) => `select * from ${relation}`,
  })
  return reportingCurrencyOf(position)
}

/** Versions from before it was published were in dollars. */
export function reportingCurrencyOf(position: Row | undefined): string {
  const code = position?.['reporting_currency']
  return typeof code === 'string' && code !== '' ? code : 'USD'
}
