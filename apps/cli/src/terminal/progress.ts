import type { Host } from '../host.ts'
import { shorten } from './columns.ts'
import { formatSeconds } from './duration.ts'

export interface RunProgress {
  readonly done: number
  readonly total: number
  readonly failed: number
  readonly running: ReadonlyMap<string, { readonly description: string; readonly since: number }>
  readonly startedAt: number
}

const BAR_WIDTH = 24
const SHOWN_NODES = 4

/** The redrawn part: a bar with counts, then what is running right now, longest first. */
export function progressLines(progress: RunProgress, host: Host): string[] {
  const now = Date.now()
  const { style } = host
  const failed = progress.failed === 0 ? '' : style.bad(`  ${progress.failed} failed`)
  const head = `${bar(progress.done, progress.total)} ${progress.done} of ${progress.total}  ${style.quiet(
    formatSeconds((now - progress.startedAt) / 1000),
  )}${failed}`
  const running = [...progress.running.values()]
    .toSorted((left, right) => left.since - right.since)
    .slice(0, SHOWN_NODES)
    .map(
      (node) =>
        `  ${shorten(node.description, host.columns - 14)} ${style.quiet(formatSeconds((now - node.since) / 1000))}`,
    )
  return [head, ...running]
}

export function bar(done: number, total: number): string {
  const filled = total === 0 ? 0 : Math.round((done / total) * BAR_WIDTH)
  return `${'━'.repeat(filled)}${'─'.repeat(BAR_WIDTH - filled)}`
}
