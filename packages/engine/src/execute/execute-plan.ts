import { RelationCache } from '@waypoint/context'
import type { NodeResult } from '@waypoint/contracts'
import { writeError } from '../artifacts/write-error.ts'
import { CompiledFiles } from '../compile/compiled-files.ts'
import { EphemeralModels } from '../compile/ephemeral-models.ts'
import { ProjectIndex } from '../compile/project-index.ts'
import { TemplateCache } from '../compile/template-cache.ts'
import { openAdapter } from '../adapter-of.ts'
import type { InvocationOptions, InvocationServices } from '../invocation.ts'
import type { Loaded } from '../load.ts'
import type { Plan } from '../plan/plan.ts'
import type { Deferral } from '../select/deferral.ts'
import type { RunState } from '../run-state.ts'
import { SecretMask } from '../secrets.ts'
import type { Stop } from '../stop.ts'
import { Connections } from './connections.ts'
import { prepareSchemas } from './prepare-schemas.ts'
import { runProjectHooks } from './run-hooks.ts'
import { runPlan } from './run-plan.ts'
import { skippedResult } from './skipped-result.ts'

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
  const adapter = await openAdapter(loaded.project.profile, services.adapters, {
    rootDir: options.projectDir,
    threads: plan.threads,
  })
  const connections = new Connections(adapter)
  const files = new CompiledFiles(options.projectDir, execution.targetPath)
  const mask = new SecretMask(loaded.project.secrets)
  const emit = mask.listener(services.onEvent ?? (() => undefined))
  const cancel = (): void => connections.cancel()
  stop.signal.addEventListener('abort', cancel, { once: true })
  try {
    const cache = new RelationCache(async (database, schema) =>
      adapter.listRelations(await connections.of('main'), database, schema),
    )
    const { manifest } = loaded.project
    const standIns = await execution.deferral.standIns({
      manifest,
      plan,
      selected: execution.selected,
      cache,
      defaultDatabase: adapter.database,
    })
    const state: RunState = {
      project: loaded.project,
      adapter,
      cache,
      connections,
      index: new ProjectIndex(manifest, standIns),
      templates: new TemplateCache(),
      ephemerals: new EphemeralModels(),
      files,
      flags: loaded.flags,
      selected: execution.selected,
      emit,
      mask,
      signal: stop.signal,
    }
    return await runWithHooks(plan, state, {
      failFast: options.failFast ?? false,
      workers: adapter.capabilities.concurrentWrites ? plan.threads : 1,
      stop,
    })
  } finally {
    stop.signal.removeEventListener('abort', cancel)
    await connections.close()
    await adapter.close()
    await files.flush().catch((cause: unknown) => {
      emit({ kind: 'warning', warning: writeError('compiled SQL', cause) })
    })
  }
}

interface RunSettings {
  readonly failFast: boolean
  readonly workers: number
  readonly stop: Stop
}

async function runWithHooks(
  plan: Plan,
  state: RunState,
  { failFast, workers, stop }: RunSettings,
): Promise<readonly NodeResult[]> {
  const withHooks = plan.command !== 'compile'
  if (withHooks && stop.reason === null) await prepareSchemas(plan, 'main', state)
  const before =
    withHooks && stop.reason === null
      ? await runProjectHooks('on-run-start', plan, { state, results: [] })
      : []
  const results = before.some((result) => result.status === 'error')
    ? plan.steps.map((step) => skippedResult(step, 'a hook of on-run-start failed'))
    : await runPlan(plan, state, {
        workers,
        failFast,
        stop: (reason) => stop.now(reason),
        stopReason: () => stop.reason,
      })
  const after =
    withHooks && stop.reason === null ? await runProjectHooks('on-run-end', plan, { state, results }) : []
  return [...before, ...results, ...after]
}
