import type { NodeResult } from '@waypoint/contracts'
import type { ChangeOptions } from '../changed/open-changes.ts'
import { withChanges } from '../changed/with-changes.ts'
import { behaviourFlags } from '../flags/behaviour-flags.ts'
import type { InvocationOptions, InvocationServices } from '../invocation.ts'
import type { Loaded } from '../load.ts'
import type { Plan } from '../plan/plan.ts'
import type { Deferral } from '../select/deferral.ts'
import { recoverRelations } from '../recovery/recover-relations.ts'
import type { RunState } from '../run-state.ts'
import type { Stop } from '../stop.ts'
import { prepareSchemas } from './prepare-schemas.ts'
import { runProjectHooks } from './run-hooks.ts'
import { runPlan } from './run-plan.ts'
import { skippedResult } from './skipped-result.ts'
import { withRunState } from './with-run-state.ts'

export interface Execution {
  readonly loaded: Loaded
  readonly plan: Plan
  readonly selected: readonly string[]
  readonly targetPath: string
  readonly stop: Stop
  readonly deferral: Deferral
}

/** Opens the database, does what the plan says, closes it. Results of nodes and hooks, as they ended. */
export async function executePlan(
  execution: Execution,
  options: InvocationOptions,
  services: InvocationServices,
): Promise<readonly NodeResult[]> {
  const { plan, stop, loaded } = execution
  if (plan.steps.length === 0) return []
  const { manifest } = loaded.project
  return withRunState(
    {
      loaded,
      options,
      services,
      threads: plan.threads,
      selected: execution.selected,
      targetPath: execution.targetPath,
      stop,
      standIns: (cache, adapter) =>
        execution.deferral.standIns({
          manifest,
          reads: plan.steps.map((step) => step.uniqueId),
          builds: builtBy(plan),
          selected: execution.selected,
          cache,
          defaultDatabase: adapter.database,
        }),
    },
    (state) =>
      runWithHooks(plan, state, {
        failFast: options.failFast ?? false,
        skipsNodes: behaviourFlags(options.projectFlags).skip_nodes_if_on_run_start_fails,
        workers: state.adapter.capabilities.concurrentWrites ? plan.threads : 1,
        stop,
        changes: { changed: options.changed ?? false, targetPath: execution.targetPath },
      }),
  )
}

const BUILDING: ReadonlySet<string> = new Set(['materialize', 'load-seed', 'snapshot'])

function builtBy(plan: Plan): ReadonlySet<string> {
  return new Set(plan.steps.filter((step) => BUILDING.has(step.action)).map((step) => step.uniqueId))
}

interface RunSettings {
  readonly changes: ChangeOptions
  readonly failFast: boolean
  /** Whether a failing hook of on-run-start keeps the nodes from running. */
  readonly skipsNodes: boolean
  readonly workers: number
  readonly stop: Stop
}

async function runWithHooks(
  plan: Plan,
  state: RunState,
  { changes, failFast, skipsNodes, workers, stop }: RunSettings,
): Promise<readonly NodeResult[]> {
  const withHooks = plan.command !== 'compile' && plan.command !== 'clone'
  if (plan.command !== 'compile' && stop.reason === null) {
    await prepareSchemas(plan, 'main', state)
    await recoverRelations(plan, 'main', state)
  }
  const before =
    withHooks && stop.reason === null
      ? await runProjectHooks('on-run-start', plan, { state, results: [] })
      : []
  const results =
    skipsNodes && before.some((result) => result.status === 'error')
      ? plan.steps.map((step) => skippedResult(step, 'a hook of on-run-start failed'))
      : await withChanges(plan, state, {
          ...changes,
          hooks: before,
          run: (watched) =>
            runPlan(plan, watched, {
              workers,
              failFast,
              stop: (reason) => stop.now(reason),
              stopReason: () => stop.reason,
            }),
        })
  const after =
    withHooks && !stop.interrupted
      ? await runProjectHooks('on-run-end', plan, { state: { ...state, signal: stop.interruption }, results })
      : []
  return [...before, ...results, ...after]
}
