import type { ModelBatch, ModelNode, NodeResult } from '@waypoint/contracts'
import { type NodeRun, runNode } from '../execute/run-node.ts'
import type { RunState } from '../run-state.ts'
import { batchNode } from './batch-node.ts'
import type { BatchOutcome } from './batch-summary.ts'

export interface BatchSeries {
  readonly node: ModelNode
  readonly run: NodeRun
  /** In order of time. */
  readonly batches: readonly ModelBatch[]
  /** The first batch, too, is added to the table that is there. */
  readonly isIncremental: boolean
  readonly sideBySide: boolean
  readonly state: RunState
  /** Runs something on an idle worker; undefined when there is none. */
  readonly beside: (use: (worker: string) => Promise<void>) => Promise<void> | undefined
}

/**
 * Runs batches, each in statements and a transaction of its own. The first runs alone, for it may create the
 * table; if it fails, none follows. The last runs when all others have ended.
 */
export async function runBatches(series: BatchSeries): Promise<readonly BatchOutcome[]> {
  const { batches, state } = series
  const results = new Map<number, NodeResult>()
  const goesOn = (): boolean => !state.signal.aborted && results.get(0)?.status === 'success'
  const run = async (index: number, worker: string): Promise<void> => {
    results.set(index, await runBatch(series, index, worker))
  }
  const own = series.run.worker
  const lastIndex = batches.length - 1
  if (lastIndex >= 0) await run(0, own)
  const pending: Promise<void>[] = []
  for (let index = 1; index < lastIndex && goesOn(); index += 1) {
    const lent = series.sideBySide ? series.beside((worker) => run(index, worker)) : undefined
    if (lent === undefined) await run(index, own)
    else pending.push(lent)
  }
  await Promise.all(pending)
  if (lastIndex > 0 && goesOn()) await run(lastIndex, own)
  return batches.map((batch, index) => ({
    window: [batch.event_time_start, batch.event_time_end],
    result: results.get(index) ?? null,
  }))
}

async function runBatch(series: BatchSeries, index: number, worker: string): Promise<NodeResult> {
  const { node, run, batches, isIncremental, state } = series
  const batch = batches[index]
  if (batch === undefined) throw new Error(`${node.unique_id} has no batch ${index}`)
  const isFirst = index === 0
  const place = { isFirst, isLast: index === batches.length - 1, addsToTable: !isFirst || isIncremental }
  const result = await runNode(batchNode(node, batch, place), { ...run, worker }, state)
  const failed = result.status === 'error'
  const outcome = failed ? `failed: ${result.message ?? ''}` : result.status
  state.emit({
    kind: 'message',
    level: failed ? 'warn' : 'info',
    text: state.mask.text(
      `batch ${batch.name} of ${node.name} (${index + 1} of ${batches.length}): ${outcome} [${result.seconds.toFixed(2)} s]`,
    ),
  })
  return result
}
