import type { EngineEvent } from '@waypoint/contracts'
import type { InvocationResult } from '@waypoint/engine'
import { engineSettings, runWithSettings } from '../engine/engine-settings.ts'
import { invocationOptions } from '../engine/run-engine.ts'
import type { Host } from '../host.ts'
import type { EngineOptions } from '../options/engine-options.ts'
import { renderWarning } from '../terminal/warning-view.ts'
import { lineOf, type ListOutput } from './line-of.ts'

export interface ListOptions extends EngineOptions {
  readonly output: ListOutput
  readonly outputKeys?: readonly string[]
  /** Behind each line, why the node counts as modified. */
  readonly explain?: boolean
}

/** One line a node, and nothing else on standard output: made for pipes. */
export async function printSelection(options: ListOptions, host: Host): Promise<void> {
  const settings = await engineSettings(invocationOptions('list', withDefaultTypes(options), host), host)
  const onEvent = (event: EngineEvent): void => {
    if (event.kind === 'warning' && !settings.quiet)
      host.err(renderWarning(event.warning, settings.host.style))
  }
  const result = await runWithSettings(settings, onEvent)
  if (result.selected.length === 0) host.err('Nothing matches this selection.\n')
  for (const line of linesOf(result, options)) host.out(`${line}\n`)
  host.exitWith(result.exitCode)
}

function linesOf(result: InvocationResult, options: ListOptions): readonly string[] {
  const keys = options.outputKeys?.flatMap((each) => each.split(/\s+/)).filter((key) => key !== '')
  const format = { output: options.output, ...(keys === undefined ? {} : { keys }) }
  return result.selected.toSorted(byCode).flatMap((id) => {
    const line = lineOf(id, result.manifest, format)
    if (line === null) return []
    const reasons = options.explain === true ? result.changes.get(id) : undefined
    return reasons === undefined ? [line] : [`${line}\t${reasons.map((each) => each.text).join('; ')}`]
  })
}

/** `--models` lists models only; analyses are listed only to those who ask for them. */
function withDefaultTypes(options: ListOptions): ListOptions {
  if (options.resourceType !== undefined) return options
  if (options.models !== undefined && options.select === undefined) {
    return { ...options, resourceType: ['model'] }
  }
  return { ...options, excludeResourceType: [...(options.excludeResourceType ?? []), 'analysis'] }
}

function byCode(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
