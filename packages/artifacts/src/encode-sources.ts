import type { SourceFreshness } from '@waypoint/contracts'
import { toJson } from './json.ts'
import { DBT_VERSION, SOURCES_SCHEMA } from './schema-versions.ts'

export interface SourcesMeta {
  readonly invocationId: string
  readonly generatedAt: Date
  readonly startedAt: Date
  readonly elapsedSeconds: number
  readonly env: Readonly<Record<string, string>>
}

/** sources.json, schema v3. */
export function encodeSources(freshness: readonly SourceFreshness[], meta: SourcesMeta): string {
  return toJson({
    metadata: {
      dbt_schema_version: SOURCES_SCHEMA,
      dbt_version: DBT_VERSION,
      generated_at: meta.generatedAt.toISOString(),
      invocation_id: meta.invocationId,
      invocation_started_at: meta.startedAt.toISOString(),
      env: meta.env,
    },
    results: freshness.map(encodeFreshness),
    elapsed_time: meta.elapsedSeconds,
  })
}

/** What dbt writes of a source without rows: the beginning of its calendar. */
const NEVER = new Date('0001-01-01T00:00:00.000Z')

function encodeFreshness(freshness: SourceFreshness): unknown {
  const { uniqueId, status, snapshottedAt, error } = freshness
  if (status === 'runtime error' || snapshottedAt === null) {
    return { unique_id: uniqueId, error: error?.message ?? null, status }
  }
  const maxLoadedAt = freshness.maxLoadedAt ?? NEVER
  return {
    unique_id: uniqueId,
    max_loaded_at: maxLoadedAt.toISOString(),
    snapshotted_at: snapshottedAt.toISOString(),
    max_loaded_at_time_ago_in_s: (snapshottedAt.getTime() - maxLoadedAt.getTime()) / 1000,
    status,
    criteria: {
      warn_after: freshness.warnAfter ?? { count: null, period: null },
      error_after: freshness.errorAfter ?? { count: null, period: null },
      filter: freshness.filter,
    },
    adapter_response: freshness.adapterResponse,
    timing: freshness.timing.map(({ name, startedAt, completedAt }) => ({
      name,
      started_at: startedAt.toISOString(),
      completed_at: completedAt.toISOString(),
    })),
    thread_id: freshness.thread,
    execution_time: freshness.seconds,
  }
}
