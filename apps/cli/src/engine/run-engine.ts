import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { EventListener } from '@waypoint/contracts'
import { type Command, type InvocationOptions, type InvocationResult, invoke } from '@waypoint/engine'
import type { Host } from '../host.ts'
import type { EngineOptions } from '../options/engine-options.ts'
import { findProject } from '../workspace/project-dir.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { adapters } from './adapters.ts'
import { parseVars } from './vars.ts'

/** Turns the command line's options into an invocation of the engine and runs it. */
export async function runEngine(
  command: Command,
  options: EngineOptions,
  run: { readonly host: Host; readonly onEvent: EventListener },
): Promise<InvocationResult> {
  return await invoke(invocationOptions(command, options, run.host), {
    adapters,
    onEvent: run.onEvent,
    signal: run.host.signal,
  })
}

export function invocationOptions(command: Command, options: EngineOptions, host: Host): InvocationOptions {
  const workspace = workspaceAt(options.dir, host.cwd)
  const { projectDir, bundled } = findProject(options.projectDir, host.cwd)
  const select = options.select ?? options.models
  const folder = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : resolve(host.cwd, path)
  if (bundled) mkdirSync(workspace.dir, { recursive: true })
  return {
    command,
    projectDir,
    env: { ...host.env, WAYPOINT_DIR: workspace.dir },
    ...defined({
      profilesDir: folder(options.profilesDir),
      profile: options.profile,
      target: options.target,
      targetPath: folder(options.targetPath) ?? (bundled ? workspace.target : undefined),
      select,
      exclude: options.exclude,
      resourceTypes: options.resourceType?.includes('all') === true ? undefined : options.resourceType,
      excludeResourceTypes: options.excludeResourceType,
      selector: options.selector,
      indirectSelection: options.indirectSelection,
      statePath: folder(options.state),
      defer: options.defer,
      deferStatePath: folder(options.deferState),
      favorState: options.favorState,
      vars: options.vars === undefined ? undefined : parseVars(options.vars),
      threads: options.threads,
      partialParse: options.partialParse,
      empty: options.empty,
      sample: options.sample,
      eventTimeStart: options.eventTimeStart,
      eventTimeEnd: options.eventTimeEnd,
      fullRefresh: options.fullRefresh,
      failFast: options.failFast,
    }),
  }
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Leaves out what was not given; an absent option and an undefined one are not the same. */
function defined<T extends Record<string, unknown>>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>
}
