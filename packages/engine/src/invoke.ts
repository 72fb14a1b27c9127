import { join } from 'node:path'
import type { NodeResult } from '@waypoint/contracts'
import type { CommandOutcome } from './commands/command-run.ts'
import { runCommand } from './commands/run-command.ts'
import { resolveOptions } from './flags/resolve-options.ts'
import type { InvocationOptions, InvocationResult, InvocationServices } from './invocation.ts'
import { load } from './load.ts'
import { readState } from './select/read-state.ts'
import { changesSince, selectNodes } from './select/select-nodes.ts'
import { Stop } from './stop.ts'

/**
 * Runs one command on one project. Failing nodes are results; what keeps the command from running at all
 * (a broken project, an unknown target, a locked database) is thrown as WaypointError or WaypointErrors.
 */
export async function invoke(
  asked: InvocationOptions,
  services: InvocationServices,
): Promise<InvocationResult> {
  const startedAt = performance.now()
  const options = await resolveOptions(asked)
  const loaded = await load(options, services)
  const { manifest, config, profile } = loaded.project
  const targetPath = options.targetPath ?? join(options.projectDir, config.targetPath)
  const previous = options.statePath === undefined ? undefined : readState(options.statePath, targetPath)
  const selected = selectNodes(loaded.project, options, previous)
  loaded.warnings.report(selected.warnings, services.onEvent)
  const stop = new Stop(services.signal)
  const threads = options.threads ?? profile.threads
  const outcome = await runCommand(options.command, {
    options,
    services,
    loaded,
    targetPath,
    previous,
    selected,
    threads,
    stop,
  }).finally(() => stop.release())
  const { results } = outcome
  const interrupted = services.signal?.aborted ?? false
  const seconds = (performance.now() - startedAt) / 1000
  services.onEvent?.({ kind: 'run-finished', seconds, results, interrupted })
  return {
    exitCode: interrupted || results.some(isFailure) ? 1 : 0,
    interrupted,
    manifest,
    results,
    ...found(outcome),
    selected: selected.ids,
    changes: options.command === 'list' ? changesSince(loaded.project, previous) : new Map(),
    seconds,
    targetPath,
  }
}

function found({
  previews,
  freshness,
  catalog,
}: CommandOutcome): Pick<InvocationResult, 'previews' | 'freshness' | 'catalog'> {
  return { previews: previews ?? new Map(), freshness: freshness ?? [], catalog: catalog ?? [] }
}

const FAILURES: ReadonlySet<string> = new Set(['error', 'fail', 'partial success', 'runtime error'])

const isFailure = ({ status }: NodeResult): boolean => FAILURES.has(status)
