import { type Manifest, WaypointError } from '@waypoint/contracts'
import { writeManifest } from '../artifacts/write-artifacts.ts'
import { executePlan } from '../execute/execute-plan.ts'
import { runsTestsAsWritten } from '../fused-tests/builtin-tests.ts'
import type { InvocationServices } from '../invocation.ts'
import type { Loaded } from '../load.ts'
import { makePlan } from '../plan/make-plan.ts'
import type { Plan } from '../plan/plan.ts'
import { storesFailures } from '../plan/stores-failures.ts'
import { deferralOf } from '../select/deferral.ts'
import type { CommandOutcome, CommandRun } from './command-run.ts'
import { recordRun } from './record-run.ts'

/** Commands that do something with each selected node, in order of dependency. */
export async function runNodes(run: CommandRun): Promise<CommandOutcome> {
  const { options, services, loaded, targetPath, previous, selected, stop } = run
  const { manifest, profile } = loaded.project
  const startedAt = performance.now()
  const plan = makePlan({
    command: options.command,
    manifest,
    graph: selected.graph,
    selected: selected.ids,
    targetName: profile.targetName,
    threads: run.threads,
    fusesTests: (options.fuse ?? true) && runsTestsAsWritten(loaded.project.macros),
    storesFailures: (node) => storesFailures(node) ?? options.storeFailures ?? false,
  })
  announce(plan, services, loaded)
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
  ).catch((cause: unknown) => {
    if (options.writeJson !== false) manifestOfFailedRun(targetPath, manifest)
    throw cause
  })
  await recordRun(run, results, (performance.now() - startedAt) / 1000)
  return { results }
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
