import type { FreshnessStatus, FreshnessThreshold, SourceNode } from '@waypoint/contracts'

/** When a source counts as late; null where nothing is said. */
export interface Thresholds {
  readonly warnAfter: FreshnessThreshold | null
  readonly errorAfter: FreshnessThreshold | null
  /** A condition that limits the rows that are looked at. */
  readonly filter: string | null
}

export function thresholdsOf(source: SourceNode): Thresholds {
  const { warn_after: warnAfter, error_after: errorAfter, filter } = source.freshness ?? {}
  return {
    warnAfter: thresholdOf(warnAfter),
    errorAfter: thresholdOf(errorAfter),
    filter: typeof filter === 'string' && filter.trim() !== '' ? filter : null,
  }
}

/** Whether the freshness of a source is asked for at all. */
export function hasFreshness(source: SourceNode): boolean {
  const { warnAfter, errorAfter } = thresholdsOf(source)
  return warnAfter !== null || errorAfter !== null
}

/** An empty source has no age and is as late as can be. */
export function statusAt(
  ageSeconds: number | null,
  { warnAfter, errorAfter }: Thresholds,
): FreshnessStatus & ('pass' | 'warn' | 'error') {
  if (isBeyond(ageSeconds, errorAfter)) return 'error'
  return isBeyond(ageSeconds, warnAfter) ? 'warn' : 'pass'
}

const SECONDS = { minute: 60, hour: 3600, day: 86_400 } as const

function isBeyond(ageSeconds: number | null, threshold: FreshnessThreshold | null): boolean {
  if (threshold === null) return false
  return ageSeconds === null || ageSeconds > threshold.count * SECONDS[threshold.period]
}

function thresholdOf(value: unknown): FreshnessThreshold | null {
  if (typeof value !== 'object' || value === null) return null
  const { count, period } = value as { count?: unknown; period?: unknown }
  const isPeriod = period === 'minute' || period === 'hour' || period === 'day'
  return isPeriod && count !== null && Number.isFinite(Number(count))
    ? { count: Number(count), period }
    : null
}
