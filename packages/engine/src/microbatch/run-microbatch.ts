import type { ModelBatch, ModelNode, NodeResult } from '@waypoint/contracts'
import { nodeError } from '../errors/node-error.ts'
import type { NodeRun } from '../execute/run-node.ts'
import type { RunState } from '../run-state.ts'
import { type BatchOutcome, summarizeBatches } from './batch-summary.ts'
import { warnOfWholeInputs } from './warn-of-whole-inputs.ts'
import { type MicrobatchSettings, microbatchSettings } from './microbatch-settings.ts'
import { batchOf, planBatches } from './plan-batches.ts'
import { type BatchSeries, runBatches } from './run-batches.ts'

export type MicrobatchServices = Pick<BatchSeries, 'state' | 'beside'>

/** Runs a model batch by batch and tells how that went as one result. Never rejects. */
export async function runMicrobatch(
  node: ModelNode,
  run: NodeRun,
  services: MicrobatchServices,
): Promise<NodeResult> {
  const startedAt = new Date()
  const { state } = services
  const earlier = state.earlierBatches.get(node.unique_id)?.successful ?? []
  try {
    const settings = microbatchSettings(node)
    warnOfWholeInputs(node, state)
    const isIncremental = earlier.length > 0 || (await addsToTable(node, state))
    const outcomes = await runBatches({
      ...services,
      node,
      run,
      isIncremental,
      batches: batchesOf(node, settings, { isIncremental, state }),
      sideBySide: mayRunSideBySide(node, state),
    })
    return merged(outcomes, earlier, { node, run, startedAt })
  } catch (cause) {
    const error = nodeError(cause, { node, compiledCode: null, compiledPath: null })
    const result = merged([], earlier, { node, run, startedAt })
    return { ...result, status: 'error', message: error.message, error }
  }
}

function batchesOf(
  node: ModelNode,
  settings: MicrobatchSettings,
  { isIncremental, state }: { readonly isIncremental: boolean; readonly state: RunState },
): readonly ModelBatch[] {
  const failed = state.earlierBatches.get(node.unique_id)?.failed
  if (failed !== undefined) return failed.map(([start, end]) => batchOf({ start, end }, settings.size))
  const asked = state.eventTime ?? state.inputs.sample
  return planBatches(settings, { asked, isIncremental, now: state.startedAt })
}

async function addsToTable(node: ModelNode, state: RunState): Promise<boolean> {
  const fullRefresh = node.config['full_refresh'] ?? state.flags['FULL_REFRESH']
  if (fullRefresh === true) return false
  const found = await state.cache.get(node.database ?? state.adapter.database, node.schema, node.alias)
  return found?.type === 'table'
}

/**
 * Unless the model says so itself: not where it reads what its own earlier batches wrote, and not where a key
 * may be in two batches, of which the later has to win.
 */
function mayRunSideBySide(node: ModelNode, { adapter }: RunState): boolean {
  if (!adapter.capabilities.concurrentWrites) return false
  const own = node.config['concurrent_batches']
  if (typeof own === 'boolean') return own
  const hasKey = (node.config['unique_key'] ?? null) !== null
  return !hasKey && !/\bthis\b/.test(node.raw_code)
}

interface MergeRequest {
  readonly node: ModelNode
  readonly run: NodeRun
  readonly startedAt: Date
}

function merged(
  outcomes: readonly BatchOutcome[],
  earlier: readonly (readonly [Date, Date])[],
  { node, run, startedAt }: MergeRequest,
): NodeResult {
  const { status, message, batches } = summarizeBatches(outcomes, earlier)
  const results = outcomes.flatMap(({ result }) => (result === null ? [] : [result]))
  const last = results.at(-1)
  const rows = results.map((result) => result.rowsAffected).filter((count) => count !== null)
  const rowsAffected = rows.length === 0 ? null : rows.reduce((sum, count) => sum + count, 0)
  const completedAt = new Date()
  return {
    uniqueId: node.unique_id,
    resourceType: node.resource_type,
    name: node.name,
    status,
    message,
    failures: null,
    rowsAffected,
    timing: [{ name: 'execute', startedAt, completedAt }],
    seconds: (completedAt.getTime() - startedAt.getTime()) / 1000,
    thread: run.worker,
    adapterResponse: rowsAffected === null ? {} : { rows_affected: rowsAffected },
    relationName: node.relation_name,
    compiledCode: last?.compiledCode ?? null,
    compiledPath: last?.compiledPath ?? null,
    error: results.find((result) => result.error !== null)?.error ?? null,
    batchResults: batches,
  }
}
