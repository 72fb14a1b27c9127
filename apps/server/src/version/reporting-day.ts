import type { Reader } from './reader.ts'

const sources = [
  ['marts.customer_current_position', 'as_of_date'],
  ['entities.entity_customers', 'as_of_date'],
  ['marts.customer_health_scores', 'as_of_date'],
] as const

/** The day that a version describes, by the first relation that says it. */
export async function readReportingDay({
  relations,
  rows,
}: Pick<Reader, 'relations' | 'rows'>): Promise<string | null> {
  for (const [name, column] of sources) {
    const relation = relations.get(name)
    if (relation === undefined) continue
    const [row] = await rows({ sql: `select max(${column}) as day from ${relation.sql}`, parameters: [] })
    if (typeof row?.['day'] === 'string') return row['day']
  }
  return null
}
