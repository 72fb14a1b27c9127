import { type Manifest, type ManifestNode, WaypointError } from '@waypoint/contracts'

/** One run of the engine on the copy. */
export interface BackfillRun {
  /** Tells runs apart that were done before a stop. */
  readonly id: string
  readonly nodes: readonly string[]
  /** Of microbatch models: event times from the first to before the second. */
  readonly window: readonly [string, string] | null
}

export interface BackfillRequest {
  /** unique ids that the selection names: models, seeds and snapshots. */
  readonly selected: readonly string[]
  /** Days; only microbatch models know what belongs to them. */
  readonly range: { readonly start: string; readonly end: string } | null
  readonly batch: BatchUnit
}

export type BatchUnit = 'day' | 'month' | 'year'

/**
 * What stands before microbatch models from nothing, then these by windows of event time, then what stands behind
 * them from nothing. Without a range everything is made from nothing at once. Pure.
 *
 * @throws WaypointError `backfill-in-turns` where windows and others would have to take turns.
 */
export function planBackfill(manifest: Manifest, request: BackfillRequest): readonly BackfillRun[] {
  const { selected, range, batch } = request
  const windowed = range === null ? [] : selected.filter((id) => isMicrobatch(manifest.nodes[id]))
  if (range === null || windowed.length === 0) {
    return selected.length === 0 ? [] : [{ id: 'all', nodes: selected, window: null }]
  }
  const behind = descendantsOf(windowed, manifest)
  const others = selected.filter((id) => !windowed.includes(id))
  const [before, after] = [others.filter((id) => !behind.has(id)), others.filter((id) => behind.has(id))]
  const late = descendantsOf(after, manifest)
  const turn = windowed.find((id) => late.has(id))
  if (turn !== undefined) {
    throw new WaypointError({
      code: 'backfill-in-turns',
      message: `${nameOf(turn, manifest)} is built in batches from models that are built from batches themselves`,
      hint: 'backfill in two steps: first what stands before it, then it and what stands behind it',
    })
  }
  return [
    ...(before.length === 0 ? [] : [{ id: 'before', nodes: before, window: null }]),
    ...windowsOf(range, batch).map((window) => ({ id: window.join('/'), nodes: windowed, window })),
    ...(after.length === 0 ? [] : [{ id: 'after', nodes: after, window: null }]),
  ]
}

/** Windows begin at whole units; the first and the last are cut by the range. */
export function windowsOf(
  { start, end }: { readonly start: string; readonly end: string },
  unit: BatchUnit,
): readonly (readonly [string, string])[] {
  const windows: (readonly [string, string])[] = []
  let from = start
  while (from < end) {
    const next = nextUnit(from, unit)
    const to = next < end ? next : end
    windows.push([from, to])
    from = to
  }
  return windows
}

function nextUnit(day: string, unit: BatchUnit): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const next = {
    day: Date.UTC(year, month - 1, date + 1),
    month: Date.UTC(year, month, 1),
    year: Date.UTC(year + 1, 0, 1),
  }[unit]
  return new Date(next).toISOString().slice(0, 10)
}

function isMicrobatch(node: ManifestNode | undefined): boolean {
  return (
    node?.resource_type === 'model' &&
    node.config.materialized === 'incremental' &&
    node.config['incremental_strategy'] === 'microbatch'
  )
}

function descendantsOf(ids: readonly string[], manifest: Manifest): ReadonlySet<string> {
  const found = new Set(ids.flatMap((id) => manifest.child_map[id] ?? []))
  // The set grows while it is walked.
  for (const id of found) for (const child of manifest.child_map[id] ?? []) found.add(child)
  return found
}

const nameOf = (id: string, manifest: Manifest): string => manifest.nodes[id]?.name ?? id
