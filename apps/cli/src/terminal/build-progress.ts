import type { EventListener } from '@waypoint/contracts'
import type { Host } from '../host.ts'
import { isBad, nodeLine } from './node-line.ts'
import { progressLines, type RunProgress } from './progress.ts'
import type { Step } from './step-view.ts'

/** Draws a build inside a step: the bar and the running nodes; only what fails stays on the screen. */
export function createBuildProgress(host: Host, step: Step): EventListener {
  const running = new Map<string, { readonly description: string; readonly since: number }>()
  let progress: RunProgress = { done: 0, total: 0, failed: 0, running, startedAt: Date.now() }
  return (event) => {
    switch (event.kind) {
      case 'run-started':
        progress = { ...progress, total: event.total }
        return
      case 'node-started':
        running.set(event.uniqueId, { description: event.description, since: Date.now() })
        step.update(progressLines(progress, host))
        return
      case 'node-finished': {
        const { result, description, index, total } = event
        running.delete(result.uniqueId)
        progress = { ...progress, done: progress.done + 1, failed: progress.failed + (isBad(result) ? 1 : 0) }
        if (isBad(result))
          step.print(
            nodeLine(result, { description, index, total, style: host.style, columns: host.columns }),
          )
        step.update(progressLines(progress, host))
        return
      }
      default:
        return
    }
  }
}
