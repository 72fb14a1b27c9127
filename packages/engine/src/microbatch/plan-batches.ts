import type { ModelBatch } from '@waypoint/contracts'
import { type BatchSize, ceiling, periodName, startOf, truncate } from '../event-time/calendar.ts'
import type { EventWindow } from '../event-time/event-window.ts'
import type { MicrobatchSettings } from './microbatch-settings.ts'

export interface BatchRequest {
  /** The window that was asked for; it stands above `begin` and `lookback`. */
  readonly asked: EventWindow | null
  /** False where everything from `begin` on is built. */
  readonly isIncremental: boolean
  readonly now: Date
}

/** The batches of one run of a microbatch model, in order of time. */
export function planBatches(settings: MicrobatchSettings, request: BatchRequest): readonly ModelBatch[] {
  const { size } = settings
  const end = ceiling(request.asked?.end ?? request.now, size)
  const start = startOfWork(settings, request, end)
  const batches: ModelBatch[] = []
  for (let from = start; from < end; from = startOf(from, size, 1)) {
    batches.push(batchOf({ start: from, end: startOf(from, size, 1) }, size))
  }
  return batches
}

export function batchOf({ start, end }: EventWindow, size: BatchSize): ModelBatch {
  const name = periodName(start, size)
  return { id: name.replaceAll('-', ''), name, event_time_start: start, event_time_end: end }
}

function startOfWork({ size, begin, lookback }: MicrobatchSettings, request: BatchRequest, end: Date): Date {
  if (request.asked !== null) return truncate(request.asked.start, size)
  const first = truncate(begin, size)
  if (!request.isIncremental) return first
  // The end lies where a batch begins, so the current batch is the one before it.
  const again = startOf(end, size, -lookback - 1)
  return again > first ? again : first
}
