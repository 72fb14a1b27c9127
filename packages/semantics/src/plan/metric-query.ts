/** What is asked. */
export interface MetricQuery {
  readonly metrics: readonly string[]
  /** `segment`, `month`, `customer__segment`, `metric_time__week`, … */
  readonly groupBy: readonly string[]
  readonly where: readonly string[]
  /** First and last day, YYYY-MM-DD, both included. */
  readonly start: string | null
  readonly end: string | null
  /** Columns of the answer, with `-` in front for the greatest first. */
  readonly orderBy: readonly string[]
  readonly limit: number | null
}
