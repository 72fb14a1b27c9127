import type { BatchResults, NodeResult } from '@waypoint/contracts'
import { toJson } from './json.ts'
import { DBT_VERSION, RUN_RESULTS_SCHEMA } from './schema-versions.ts'

export interface RunResultsMeta {
  readonly invocationId: string
  readonly generatedAt: Date
  readonly startedAt: Date
  /** What the environment adds to the metadata of artifacts. */
  readonly env: Readonly<Record<string, string>>
  readonly elapsedSeconds: number
  /** What the invocation was asked, in dbt's names. */
  readonly args: Readonly<Record<string, unknown>>
}

/** run_results.json, schema v6. */
export function encodeRunResults(results: readonly NodeResult[], meta: RunResultsMeta): string {
  return toJson({
    metadata: {
      dbt_schema_version: RUN_RESULTS_SCHEMA,
      dbt_version: DBT_VERSION,
      generated_at: meta.generatedAt.toISOString(),
      invocation_id: meta.invocationId,
      invocation_started_at: meta.startedAt.toISOString(),
      env: meta.env,
    },
    results: results.map(encodeResult),
    elapsed_time: meta.elapsedSeconds,
    args: meta.args,
  })
}

/** They have no SQL that could be compiled. */
const UNCOMPILED: ReadonlySet<string> = new Set(['seed', 'exposure', 'saved_query'])

function encodeResult(result: NodeResult): unknown {
  return {
    status: result.status,
    timing: result.timing.map(({ name, startedAt, completedAt }) => ({
      name,
      started_at: startedAt.toISOString(),
      completed_at: completedAt.toISOString(),
    })),
    thread_id: result.thread,
    execution_time: result.seconds,
    adapter_response: result.adapterResponse,
    message: result.message,
    failures: result.failures,
    unique_id: result.uniqueId,
    compiled: UNCOMPILED.has(result.resourceType) ? null : result.compiledCode !== null,
    compiled_code: result.compiledCode,
    relation_name: result.relationName,
    batch_results: encodeBatches(result.batchResults),
  }
}

function encodeBatches(batches: BatchResults | undefined): unknown {
  if (batches === undefined) return null
  return { successful: encodeWindows(batches.successful), failed: encodeWindows(batches.failed) }
}

function encodeWindows(windows: BatchResults['failed']): unknown {
  return windows.map(([start, end]) => [start.toISOString(), end.toISOString()])
}
