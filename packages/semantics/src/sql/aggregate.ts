import type { Measure } from '../layer/semantic-model.ts'

/** One value of many; `value` is the measure's expression on a row. */
export function aggregateSql(measure: Measure, value: string): string {
  switch (measure.aggregation) {
    case 'sum':
      return `sum(${value})`
    case 'min':
      return `min(${value})`
    case 'max':
      return `max(${value})`
    case 'count':
      return `count(${value})`
    case 'count_distinct':
      return `count(distinct ${value})`
    case 'average':
      return `avg(${value})`
    case 'sum_boolean':
      return `sum(case when ${value} then 1 else 0 end)`
    case 'median':
      return `percentile_cont(0.5) within group (order by ${value})`
    case 'percentile': {
      const { share, isDiscrete } = measure.percentile ?? { share: 0.5, isDiscrete: false }
      return `percentile_${isDiscrete ? 'disc' : 'cont'}(${share}) within group (order by ${value})`
    }
  }
}
