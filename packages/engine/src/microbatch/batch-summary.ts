import type { BatchResults, NodeResult, NodeStatus } from '@waypoint/contracts'

export interface BatchOutcome {
  readonly window: readonly [Date, Date]
  /** Null for a batch that never started. */
  readonly result: NodeResult | null
}

export interface BatchSummary {
  readonly status: NodeStatus
  readonly message: string
  readonly batches: BatchResults
}

/** What became of a model whose batches ended like this; `earlier` are batches that an earlier run had built. */
export function summarizeBatches(
  outcomes: readonly BatchOutcome[],
  earlier: BatchResults['successful'],
): BatchSummary {
  const windows = (wanted: boolean): readonly (readonly [Date, Date])[] =>
    outcomes
      .filter(({ result }) => (result?.status === 'success') === wanted)
      .map(({ window }) => window)
      .toSorted(([one], [other]) => one.getTime() - other.getTime())
  const [successful, failed] = [windows(true), windows(false)]
  const batches: BatchResults = { successful: [...successful, ...earlier], failed }
  if (failed.length === 0) return { status: 'success', message: 'SUCCESS', batches }
  if (successful.length > 0) {
    const message = `PARTIAL SUCCESS (${successful.length}/${outcomes.length})`
    return { status: 'partial success', message, batches }
  }
  const wentWrong = outcomes.some(({ result }) => result?.status === 'error')
  return wentWrong
    ? { status: 'error', message: 'ERROR', batches }
    : { status: 'skipped', message: 'Interrupted before a batch was built', batches }
}
