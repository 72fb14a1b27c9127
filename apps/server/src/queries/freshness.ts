import type { Manifest, SourceNode } from '@waypoint/contracts'
import type { CoverageTable } from '../version/coverage.ts'

const seconds: Readonly<Record<string, number>> = { minute: 60, hour: 3600, day: 86_400 }

interface FreshnessTable {
  readonly source: string
  readonly table: string
  readonly isPresent: boolean
  readonly isRead: boolean
  readonly rowCount: number | null
  readonly firstSeenAt: string | null
  readonly lastSyncedAt: string | null
  readonly ageSeconds: number | null
  readonly warnAfterSeconds: number | null
  readonly errorAfterSeconds: number | null
  /** Whether a table is late by itself; otherwise only its whole source is. */
  readonly isJudgedAlone: boolean
  readonly state: 'fresh' | 'late' | 'failed' | 'missing' | 'unknown'
  readonly feeds: string
  readonly consequence: string | null
}

interface Freshness {
  readonly newestArrival: string | null
  readonly tables: readonly FreshnessTable[]
}

/** Each source table beside its target. Age counts from the newest arrival of any: the end of what was delivered. */
export function freshnessTable(coverage: readonly CoverageTable[], manifest: Manifest | null): Freshness {
  const arrivals = coverage.flatMap(({ lastSyncedAt }) => (lastSyncedAt === null ? [] : [lastSyncedAt]))
  const newestArrival = arrivals.toSorted().at(-1) ?? null
  const sources = new Map(
    Object.values(manifest?.sources ?? {}).map((source) => [`${source.source_name}.${source.name}`, source]),
  )
  const newestOf = (system: string): string | null =>
    coverage
      .filter((table) => table.sourceSystem === system)
      .flatMap(({ lastSyncedAt }) => (lastSyncedAt === null ? [] : [lastSyncedAt]))
      .toSorted()
      .at(-1) ?? null
  return {
    newestArrival,
    tables: coverage.map((table) => {
      const source = sources.get(`${table.sourceSystem}.${table.tableName}`)
      const ageSeconds = ageOf(table.lastSyncedAt, newestArrival)
      const limits = {
        warnAfterSeconds: limitOf(source, 'warn_after'),
        errorAfterSeconds: limitOf(source, 'error_after'),
      }
      const isJudgedAlone = isSteady(table, limits)
      const judged = isJudgedAlone ? table.lastSyncedAt : newestOf(table.sourceSystem)
      return {
        source: table.sourceSystem,
        table: table.tableName,
        isPresent: table.isPresent,
        isRead: table.isRead,
        rowCount: table.rowCount,
        firstSeenAt: table.firstSeenAt,
        lastSyncedAt: table.lastSyncedAt,
        ageSeconds,
        ...limits,
        isJudgedAlone,
        state: table.isPresent ? stateOf(ageOf(judged, newestArrival), limits) : 'missing',
        feeds: table.feeds,
        consequence: table.isPresent ? null : table.consequence,
      }
    }),
  }
}

function ageOf(at: string | null, newest: string | null): number | null {
  return at === null || newest === null ? null : Math.round((Date.parse(newest) - Date.parse(at)) / 1000)
}

/** Rows that usually arrive within the limit, so that none at all says something. */
const steadyRows = 20

/**
 * Whether a table is late by itself. Where little happens, a table without news is no news, and only a whole system
 * without any is late.
 */
function isSteady(
  { rowCount, firstSeenAt, lastSyncedAt }: CoverageTable,
  { warnAfterSeconds, errorAfterSeconds }: Limits,
): boolean {
  const limit = warnAfterSeconds ?? errorAfterSeconds
  const lasted = ageOf(firstSeenAt, lastSyncedAt)
  return limit !== null && lasted !== null && lasted > limit && (rowCount ?? 0) * limit >= steadyRows * lasted
}

type Limits = Pick<FreshnessTable, 'warnAfterSeconds' | 'errorAfterSeconds'>

function stateOf(
  age: number | null,
  { warnAfterSeconds, errorAfterSeconds }: Limits,
): FreshnessTable['state'] {
  if (age === null) return 'unknown'
  if (errorAfterSeconds !== null && age > errorAfterSeconds) return 'failed'
  if (warnAfterSeconds !== null && age > warnAfterSeconds) return 'late'
  return 'fresh'
}

function limitOf(source: SourceNode | undefined, name: string): number | null {
  const limit = source?.freshness?.[name]
  if (typeof limit !== 'object' || limit === null || !('count' in limit) || !('period' in limit)) return null
  const { count, period } = limit
  const unit = typeof period === 'string' ? seconds[period] : undefined
  return typeof count === 'number' && unit !== undefined ? count * unit : null
}
