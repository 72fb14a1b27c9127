import { asText } from '../../yaml/as-text.ts'

export interface WhereFilter {
  readonly where_filters: readonly { readonly where_sql_template: string }[]
}

/** A filter of a metric or a saved query: one condition or a list of them, all of which must hold. */
export function whereFilter(written: unknown): WhereFilter | null {
  if (written === null || written === undefined) return null
  const conditions = Array.isArray(written) ? written : [written]
  return { where_filters: conditions.map((condition) => ({ where_sql_template: asText(condition) })) }
}
