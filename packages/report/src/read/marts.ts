import { text } from './cell.ts'
import type { Query } from './query.ts'

/** The relations the report reads; a version without one of them still gives a report, with a gap. */
const martNames = [
  'customer_current_position',
  'customer_health_daily',
  'customer_health_reasons',
  'customer_health_scores',
  'risk_watchlist',
  'expansion_signals',
  'expansion_backtest',
  'health_backtest',
  'health_backtest_churns',
  'sla_adherence',
  'mrr_waterfall',
  'nrr_summary',
  'revenue_cohort_analysis',
  'revenue_exceptions',
  'fct_mrr_daily',
  'data_coverage',
  'events_set_aside',
] as const

export type MartName = (typeof martNames)[number]

/** The quoted relation of each mart that the version has; the session's own schema goes before others. */
export type Marts = ReadonlyMap<MartName, string>

export async function findMarts(query: Query): Promise<Marts> {
  const rows = await query(
    `select table_schema, table_name from information_schema.tables
     where table_name in (${martNames.map((name) => `'${name}'`).join(', ')})
     order by case when table_schema = current_schema then 0 when table_schema = 'marts' then 1 else 2 end, table_schema`,
  )
  const marts = new Map<MartName, string>()
  for (const name of martNames) {
    const row = rows.find((candidate) => text(candidate, 'table_name') === name)
    if (row !== undefined) marts.set(name, `${quoted(text(row, 'table_schema') ?? 'main')}.${quoted(name)}`)
  }
  return marts
}

const quoted = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`
