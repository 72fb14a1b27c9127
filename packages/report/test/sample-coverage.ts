import type { Coverage, CoverageSource } from '../src/brief/coverage.ts'

type Sketch = readonly [table: string, rows: number | null, feeds: string, consequence?: string]

const sources: Readonly<Record<string, readonly Sketch[]>> = {
  app: [
    ['accounts', 2000, 'identity, dim_customer'],
    ['usage_events', 4_812_345, 'usage measures of health'],
    ['entitlements', 3_411, 'seat and allowance measures'],
  ],
  salesforce: [
    ['account', 2_113, 'identity, segment, owner'],
    ['opportunity', 5_204, 'renewal date'],
  ],
  stripe: [
    ['customer', 1_768, 'identity'],
    ['subscription_history', 6_120, 'MRR ledger'],
    ['charge', null, 'failed payments', 'Failed payments are unknown'],
  ],
  zendesk: [
    ['ticket', 9_120, 'tickets, SLA'],
    ['satisfaction_rating', null, 'CSAT', 'Satisfaction is unknown'],
  ],
}

export function sampleCoverage(): Coverage {
  return { sources: Object.entries(sources).map(([source, tables]) => coverageSource(source, tables)) }
}

function coverageSource(source: string, sketches: readonly Sketch[]): CoverageSource {
  const lastSyncedAt = '2021-01-01T05:40:00Z'
  const tables = sketches.map(([table, rowCount, feeds, consequence]) => ({
    source,
    table,
    isPresent: rowCount !== null,
    rowCount,
    lastSyncedAt: rowCount === null ? null : lastSyncedAt,
    feeds,
    consequence: consequence ?? null,
  }))
  return {
    source,
    isPresent: true,
    consequence: null,
    presentTables: tables.filter((it) => it.isPresent).length,
    rowCount: tables.reduce((sum, it) => sum + (it.rowCount ?? 0), 0),
    lastSyncedAt,
    tables,
  }
}
