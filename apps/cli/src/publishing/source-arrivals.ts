import type { Connection } from '@waypoint/adapter-contract'
import type { Manifest, SourceNode } from '@waypoint/contracts'
import type { SourceArrival } from '@waypoint/publishing'

const SECONDS: Readonly<Record<string, number>> = { minute: 60, hour: 3600, day: 86_400 }

const COVERAGE = 'data_coverage'

/** Of each connected source system that has a target: its newest arrival, and the strictest target of its tables. */
export async function sourceArrivals(
  manifest: Manifest,
  connection: Connection,
): Promise<readonly SourceArrival[]> {
  const targets = new Map<string, number>()
  for (const source of Object.values(manifest.sources)) {
    const seconds = errorAfter(source)
    const known = targets.get(source.source_name) ?? Number.POSITIVE_INFINITY
    if (seconds !== null && seconds < known) targets.set(source.source_name, seconds)
  }
  const coverage = Object.values(manifest.nodes).find(({ name }) => name === COVERAGE)
  if (coverage === undefined) return []
  const { rows } = await connection.query(
    `select source_system, cast(extract(epoch from max(last_synced_at)) * 1000 as double precision)
     from ${coverage.schema}.${coverage.alias} group by source_system having bool_or(is_present and is_read) order by source_system`,
  )
  return rows.flatMap(([system, at]) => {
    const errorAfterSeconds = typeof system === 'string' ? targets.get(system) : undefined
    if (typeof system !== 'string' || errorAfterSeconds === undefined) return []
    return [{ source: system, lastArrival: typeof at === 'number' ? new Date(at) : null, errorAfterSeconds }]
  })
}

function errorAfter({ freshness }: SourceNode): number | null {
  const limit = freshness?.['error_after']
  if (typeof limit !== 'object' || limit === null || !('count' in limit) || !('period' in limit)) return null
  const { count, period } = limit
  const seconds = typeof period === 'string' ? SECONDS[period] : undefined
  return typeof count === 'number' && seconds !== undefined ? count * seconds : null
}
