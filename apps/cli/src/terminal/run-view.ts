import type { EngineEvent, NodeResult } from '@waypoint/contracts'
import type { Host } from '../host.ts'
import { formatSeconds, plural } from './duration.ts'
import { decisionLine } from './decision-line.ts'
import { renderWarning } from './warning-view.ts'
import { createLiveRegion } from './live-region.ts'
import { describeCounts, isBad, isKept, nodeLine } from './node-line.ts'
import { progressLines, type RunProgress } from './progress.ts'

/** Shows one invocation while it runs: redrawn lines for a person, plain lines for a log. */
export interface RunView {
  readonly onEvent: (event: EngineEvent) => void
  /** Ends the live part; nothing is lost when it is called twice. */
  close(): void
}

export interface RunViewOptions {
  /** `steps`: only what went wrong and the progress; `nodes`: a line for every node. */
  readonly detail: 'steps' | 'nodes'
  readonly quiet?: boolean
  /** A line for each decision of a run with `--changed`. */
  readonly explain?: boolean
  /** With every query, and what templates log without showing it. */
  readonly debug?: boolean
}

export function createRunView(host: Host, options: RunViewOptions): RunView {
  const live = createLiveRegion(host)
  const running = new Map<string, { readonly description: string; readonly since: number }>()
  let progress: RunProgress = { done: 0, total: 0, failed: 0, running, startedAt: Date.now() }
  const print = (text: string): void => live.print(text)
  const redraw = (): void => {
    if (host.interactive) live.update(progressLines(progress, host))
  }
  const everyNode = options.detail === 'nodes' && !host.interactive

  const onNodeFinished = (result: NodeResult, description: string, index: number): void => {
    running.delete(result.uniqueId)
    const bad = isBad(result)
    progress = { ...progress, done: progress.done + 1, failed: progress.failed + (bad ? 1 : 0) }
    const isTold = options.explain === true && isKept(result)
    if (options.quiet !== true && (bad || result.status === 'warn' || (everyNode && !isTold))) {
      print(
        nodeLine(result, {
          description,
          index,
          total: progress.total,
          style: host.style,
          columns: host.columns,
        }),
      )
    }
    redraw()
  }

  return {
    close: () => live.close(),
    onEvent: (event) => {
      switch (event.kind) {
        case 'parse-started':
          return
        case 'query':
          if (options.debug === true)
            print(`${host.style.quiet(`${event.sql.trim()}\n${formatSeconds(event.seconds)}`)}\n`)
          return
        case 'parse-finished':
          if (options.detail === 'nodes' && options.quiet !== true) {
            print(`Read ${describeCounts(event.counts)} in ${formatSeconds(event.seconds)}\n`)
          }
          return
        case 'run-started':
          progress = { ...progress, total: event.total, startedAt: Date.now() }
          if (options.detail === 'nodes' && options.quiet !== true) {
            const where = `${event.adapterType} target ${event.targetName}, ${plural(event.threads, 'thread')}`
            print(`Running ${plural(event.total, 'node')} on ${where}\n\n`)
          }
          return
        case 'node-started':
          running.set(event.uniqueId, { description: event.description, since: Date.now() })
          redraw()
          return
        case 'node-decided':
          if (options.explain === true) print(decisionLine(event, host.style))
          return
        case 'node-finished':
          onNodeFinished(event.result, event.description, event.index)
          return
        case 'message':
          if (isShown(event, options)) print(`${event.text}\n`)
          return
        case 'warning':
          print(renderWarning(event.warning, host.style))
          return
        case 'run-finished':
          live.close()
          return
        default:
          event satisfies never
      }
    },
  }
}

function isShown(
  { level, printed }: Extract<EngineEvent, { kind: 'message' }>,
  { quiet, debug }: RunViewOptions,
): boolean {
  if (printed === true) return true
  return quiet !== true && (level !== 'debug' || debug === true)
}
