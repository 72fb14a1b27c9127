import type { BatchResults, NodeStatus } from '@waypoint/contracts'
import { checkSchema, parseArtifact, recordOf, textOf } from './read-artifact.ts'

/** What run_results.json says about one node. */
export interface RecordedResult {
  readonly uniqueId: string
  readonly status: NodeStatus
  readonly seconds: number
  readonly message: string | null
  readonly failures: number | null
  readonly relationName: string | null
  /** Of a microbatch model only. */
  readonly batchResults: BatchResults | null
}

export interface RecordedRun {
  readonly invocationId: string
  readonly generatedAt: string
  readonly args: Readonly<Record<string, unknown>>
  readonly results: readonly RecordedResult[]
}

/** Reads a run_results.json of schema v5 or v6, dbt's or ours. */
export function decodeRunResults(text: string, file: string): RecordedRun {
  const data = parseArtifact(text, file)
  const metadata = recordOf(data.metadata)
  checkSchema(metadata, 'run-results', { file, versions: [5, 6] })
  return {
    invocationId: textOf(metadata.invocation_id),
    generatedAt: textOf(metadata.generated_at),
    args: recordOf(data.args),
    results: (Array.isArray(data.results) ? data.results : []).map(decodeResult),
  }
}

function decodeResult(result: unknown): RecordedResult {
  const data = recordOf(result)
  return {
    uniqueId: textOf(data.unique_id),
    status: data.status as NodeStatus,
    seconds: Number(data.execution_time ?? 0),
    message: typeof data.message === 'string' ? data.message : null,
    failures: typeof data.failures === 'number' ? data.failures : null,
    relationName: typeof data.relation_name === 'string' ? data.relation_name : null,
    batchResults: decodeBatches(data.batch_results),
  }
}

function decodeBatches(batches: unknown): BatchResults | null {
  if (typeof batches !== 'object' || batches === null) return null
  const { successful, failed } = recordOf(batches)
  return { successful: decodeWindows(successful), failed: decodeWindows(failed) }
}

function decodeWindows(windows: unknown): BatchResults['failed'] {
  if (!Array.isArray(windows)) return []
  return windows.flatMap((window): BatchResults['failed'] =>
    Array.isArray(window) ? [[new Date(textOf(window[0])), new Date(textOf(window[1]))]] : [],
  )
}
