import { ACQUISITION } from './figures/acquisition.ts'
import { DEVICES } from './figures/devices.ts'
import { MARKETING } from './figures/marketing.ts'
import type { Observations } from './figures/observations.ts'
import { PAYMENTS } from './figures/payments.ts'
import { RECORDS } from './figures/records.ts'
import { RETENTION } from './figures/retention.ts'
import { REVENUE } from './figures/revenue.ts'
import { SALES } from './figures/sales.ts'
import { SUPPORT } from './figures/support.ts'
import { USAGE } from './figures/usage.ts'

export { PREPARATION } from './prepare.ts'

/** Runs SQL where the schemas `truth` and `raw_…` of a simulation are visible. */
export type Query = (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>

export interface MeasuredFigure {
  readonly value: number
  /** Standard error: how far chance alone moves the value in a company of this size. */
  readonly error: number
  /** Customers, tickets, days … that it rests on. */
  readonly count: number
}

const ALL: readonly Observations[] = [
  REVENUE,
  RETENTION,
  ACQUISITION,
  SALES,
  MARKETING,
  SUPPORT,
  USAGE,
  DEVICES,
  PAYMENTS,
  RECORDS,
].flat()

/** The error of a ratio of sums, with clusters as the independent units (linearised). */
const ratioSql = (observations: string): string => `
with observed as (${observations}),
clustered as (
  select figure, cluster, sum(numerator)::double as numerator, sum(denominator)::double as denominator
  from observed group by figure, cluster
),
total as (select figure, sum(numerator) / nullif(sum(denominator), 0) as value from clustered group by figure)
select
  figure, any_value(value) as value, count(*)::integer as count,
  sqrt(sum((numerator - value * denominator) ** 2)) / sum(denominator) as error
from clustered inner join total using (figure)
where value is not null
group by figure`

/** The error of a median, from the quartiles as if the values were normal. */
const medianSql = (observations: string): string => `
with observed as (${observations})
select
  figure, median(value)::double as value, count(*)::integer as count,
  (0.929 * (quantile_cont(value, 0.75) - quantile_cont(value, 0.25)) / sqrt(count(*)))::double as error
from observed group by figure`

/** Every figure of a simulation by its name. The query must keep its connection: it makes temporary tables. */
export const measureQuality = async (query: Query): Promise<ReadonlyMap<string, MeasuredFigure>> => {
  const measured = new Map<string, MeasuredFigure>()
  for (const { kind, sql } of ALL) {
    const rows = await query(kind === 'ratio' ? ratioSql(sql) : medianSql(sql))
    for (const { figure, value, error, count } of rows) {
      measured.set(String(figure), { value: Number(value), error: Number(error), count: Number(count) })
    }
  }
  return measured
}
