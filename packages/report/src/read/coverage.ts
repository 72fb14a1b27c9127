import type { Coverage, CoverageSource, CoverageTable, SetAside } from '../brief/coverage.ts'
import { flag, isoTimestamp, number, requiredNumber, requiredText, text } from './cell.ts'
import { grouped } from './grouped.ts'
import type { Row } from './query.ts'
import { martRows, type Scope } from './scope.ts'

/** The tables that figures are worked out from; what is only kept ready in staging leaves no gap in a report. */
export async function readCoverage(scope: Pick<Scope, 'query' | 'marts'>): Promise<Coverage> {
  const rows = await martRows(scope, 'data_coverage', {
    sql: (relation) => `select source_system, table_name, is_present, row_count,
      cast(last_synced_at as varchar) as last_synced_at, feeds, consequence
      from ${relation} where is_read order by source_system, table_name`,
  })
  const bySource = grouped(rows.map(coverageTable), (table) => table.source)
  const sources = [...bySource].map(([source, tables]) => coverageSource(source, tables))
  return { sources, setAside: await readSetAside(scope) }
}

async function readSetAside(scope: Pick<Scope, 'query' | 'marts'>): Promise<readonly SetAside[]> {
  const rows = await martRows(scope, 'events_set_aside', {
    sql: (
      relation,
    ) => `select source_system, table_name, reason, cast(sum(event_count) as bigint) as event_count
      from ${relation} group by source_system, table_name, reason order by source_system, table_name, reason, event_count`,
  })
  return rows.map((row) => ({
    source: requiredText(row, 'source_system'),
    table: requiredText(row, 'table_name'),
    reason: requiredText(row, 'reason'),
    count: requiredNumber(row, 'event_count'),
  }))
}

function coverageTable(row: Row): CoverageTable {
  const isPresent = flag(row, 'is_present')
  return {
    source: requiredText(row, 'source_system'),
    table: requiredText(row, 'table_name'),
    isPresent,
    rowCount: number(row, 'row_count'),
    lastSyncedAt: isoTimestamp(row, 'last_synced_at'),
    feeds: requiredText(row, 'feeds'),
    consequence: isPresent ? null : text(row, 'consequence'),
  }
}

function coverageSource(source: string, tables: readonly CoverageTable[]): CoverageSource {
  const there = tables.filter((table) => table.isPresent)
  return {
    source,
    isPresent: there.length > 0,
    presentTables: there.length,
    rowCount: there.reduce((sum, table) => sum + (table.rowCount ?? 0), 0),
    lastSyncedAt: there.reduce<string | null>((latest, table) => later(latest, table.lastSyncedAt), null),
    consequence: there.length > 0 ? null : wholeConsequence(source, tables),
    tables,
  }
}

/** The table whose absence says most about the absence of its source. */
const decisiveTables: Readonly<Record<string, string>> = {
  app: 'usage_events',
  google_ads: 'campaign_stats',
  hubspot: 'company',
  iterable: 'event',
  linkedin_ads: 'ad_analytics_by_campaign',
  meta_ads: 'basic_ad',
  salesforce: 'account',
  segment: 'tracks',
  stripe: 'customer',
  zendesk: 'ticket',
}

function wholeConsequence(source: string, tables: readonly CoverageTable[]): string | null {
  const decisive = tables.find((table) => table.table === decisiveTables[source]) ?? tables[0]
  return decisive?.consequence ?? null
}

function later(left: string | null, right: string | null): string | null {
  if (left === null || right === null) return left ?? right
  return left > right ? left : right
}
