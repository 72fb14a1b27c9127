import type { MetricQuery } from '../plan/metric-query.ts'

/** Where an answer is kept, in the warehouse. */
export interface SavedExport {
  readonly name: string
  readonly kind: 'table' | 'view'
  readonly schema: string
  readonly alias: string
}

/** A question with a name. */
export interface SavedQuery {
  readonly name: string
  readonly label: string | null
  readonly description: string
  readonly query: MetricQuery
  readonly exports: readonly SavedExport[]
}
