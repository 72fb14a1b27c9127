import type { CoverageTable } from '../version/coverage.ts'
import type { Reader } from '../version/reader.ts'

interface Source {
  readonly source: string
  readonly isPresent: boolean
  readonly presentTables: number
  readonly rowCount: number
  readonly lastSyncedAt: string | null
  readonly consequence: string | null
  readonly tables: {
    readonly source: string
    readonly table: string
    readonly isPresent: boolean
    readonly rowCount: number | null
    readonly lastSyncedAt: string | null
    readonly feeds: string
    readonly consequence: string | null
  }[]
}

/** Which sources figures are worked out from, and what was set aside of them. */
export async function coverageOf(reader: Reader) {
  const read = reader.coverage.filter(({ isRead }) => isRead)
  if (read.length === 0) {
    return {
      state: 'missing' as const,
      missing: 'Data coverage',
      why: 'This version was published without data_coverage.',
    }
  }
  const setAside = reader.relations.has('marts.events_set_aside')
    ? await reader.rows({
        sql: `select source_system as source, table_name as "table", reason, cast(sum(event_count) as bigint) as count
          from marts.events_set_aside group by all order by all`,
        parameters: [],
      })
    : []
  const names = [...new Set(read.map(({ sourceSystem }) => sourceSystem))]
  const sources = names.map((name) =>
    sourceOf(
      name,
      read.filter(({ sourceSystem }) => sourceSystem === name),
    ),
  )
  return { state: 'present' as const, value: { sources, setAside: setAside as never[] } }
}

function sourceOf(source: string, tables: readonly CoverageTable[]): Source {
  const there = tables.filter(({ isPresent }) => isPresent)
  const synced = there.flatMap(({ lastSyncedAt }) => (lastSyncedAt === null ? [] : [lastSyncedAt]))
  return {
    source,
    isPresent: there.length > 0,
    presentTables: there.length,
    rowCount: there.reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0),
    lastSyncedAt: synced.toSorted().at(-1) ?? null,
    consequence:
      there.length > 0 ? null : (tables.find(({ consequence }) => consequence !== null)?.consequence ?? null),
    tables: tables.map((table) => ({
      source,
      table: table.tableName,
      isPresent: table.isPresent,
      rowCount: table.rowCount,
      lastSyncedAt: table.lastSyncedAt,
      feeds: table.feeds,
      consequence: table.isPresent ? null : table.consequence,
    })),
  }
}
