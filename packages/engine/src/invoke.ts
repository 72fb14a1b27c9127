import { join } from 'node:path'
import { type Manifest, type NodeResult, WaypointError } from '@waypoint/contracts'
import { withCompiled, writeManifest, writeRunResults } from './artifacts/write-artifacts.ts'
import { writeParsedManifest } from './artifacts/manifest-file.ts'
import { executePlan } from './execute/execute-plan.ts'
import type { InvocationOptions, InvocationResult, InvocationServices } from './invocation.ts'
import { type Loaded, load } from './load.ts'
import { makePlan } from './plan/make-plan.ts'
import type { Plan } from './plan/plan.ts'
import { storesFailures } from './plan/stores-failures.ts'
import { deferralOf } from './select/deferral.ts'
import { readState } from './select/read-state.ts'
import { changesSince, NOTHING_SELECTED, selectNodes } from './select/select-nodes.ts'
import { snapshotsUnsupported } from './errors/unsupported.ts'
import { Stop } from './stop.ts'

/**
 * Runs one command on one project. Failing nodes are results; what keeps the command from running at all
 * (a broken project, an unknown target, a locked database) is thrown as WaypointError or WaypointErrors.
 */
export async function invoke(
  options: InvocationOptions,
  services: InvocationServices,
): Promise<InvocationResult> {
  const startedAt = performance.now()
  if (options.command === 'snapshot') throw snapshotsUnsupported()
  const loaded = await load(options, services)
  const { manifest } = loaded.project
  const targetPath = options.targetPath ?? join(options.projectDir, loaded.project.config.targetPath)

  const previous = options.statePath === undefined ? undefined : readState(options.statePath, targetPath)
  const selected =
    options.command === 'parse' ? NOTHING_SELECTED : selectNodes(loaded.project, options, previous)
  for (const warning of selected.warnings) services.onEvent?.({ kind: 'warning', warning })
  const finished = (results: readonly NodeResult[], interrupted: boolean): InvocationResult => ({
    exitCode: interrupted || results.some(isFailure) ? 1 : 0,
    interrupted,
    manifest,
    results,
    selected: selected.ids,
    changes: options.command === 'list' ? changesSince(loaded.project, previous) : new Map(),
    seconds: (performance.now() - startedAt) / 1000,
    targetPath,
  })
  if (options.command === 'list' || options.command === 'parse') {
    await writeParsedManifest(targetPath, manifest, loaded.project)
    return finished([], false)
  }

  const plan = makePlan({
    command: options.command,
    manifest,
    graph: selected.graph,
    selected: selected.ids,
    targetName: loaded.project.profile.targetName,
    threads: options.threads ?? loaded.project.profile.threads,
    storesFailures: (node) => storesFailures(node) ?? options.storeFailures ?? false,
  })
  announce(plan, services, loaded)
  const stop = new Stop(services.signal)
  const results = await executePlan(
    {
      loaded,
      plan,
      selected: selected.ids,
      targetPath,
      stop,
      deferral: deferralOf(options, previous, targetPath),
    },
    options,
    services,
  )
    .catch((cause: unknown) => {
      manifestOfFailedRun(targetPath, manifest)
      throw cause
    })
    .finally(() => stop.release())
  writeManifest(targetPath, withCompiled(manifest, results))
  const result = finished(results, services.signal?.aborted ?? false)
  writeRunResults(targetPath, { results, invocation: loaded.invocation, seconds: result.seconds })
  const { seconds, interrupted } = result
  services.onEvent?.({ kind: 'run-finished', seconds, results, interrupted })
  return result
}

/** Best effort: what kept the run from happening matters more than a file that cannot be written. */
function manifestOfFailedRun(targetPath: string, manifest: Manifest): void {
  try {
    writeManifest(targetPath, manifest)
  } catch (cause) {
    if (!(cause instanceof WaypointError)) throw cause
  }
}

function announce(plan: Plan, services: InvocationServices, { project }: Loaded): void {
  services.onEvent?.({
    kind: 'run-started',
    command: plan.command,
    total: plan.steps.length,
    threads: plan.threads,
    targetName: plan.targetName,
    adapterType: project.profile.type,
  })
}

const isFailure = ({ status }: NodeResult): boolean =>
  status === 'error' || status === 'fail' || status === 'partial success'
