/**
 * A query for `figure, cluster, numerator, denominator`: a figure is the sum of the numerators over that of the
 * denominators. Rows of one cluster belong together, so that what happens to one customer counts once.
 */
export interface RatioObservations {
  readonly kind: 'ratio'
  readonly sql: string
}

/** A query for `figure, cluster, value`: a figure is the median of its values. */
export interface MedianObservations {
  readonly kind: 'median'
  readonly sql: string
}

export type Observations = RatioObservations | MedianObservations

export const ratios = (sql: string): RatioObservations => ({ kind: 'ratio', sql })
export const medians = (sql: string): MedianObservations => ({ kind: 'median', sql })
