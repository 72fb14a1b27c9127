import { randomUUID } from 'node:crypto'
import { builtinMacroPackages } from '@waypoint/macros'
import { type InvocationIdentity, type LoadedProject, loadProject } from '@waypoint/project'
import { adapterOf } from './adapter-of.ts'
import type { InvocationOptions, InvocationServices } from './invocation.ts'

export interface Loaded {
  readonly project: LoadedProject
  readonly invocation: InvocationIdentity
  readonly flags: Readonly<Record<string, unknown>>
}

/** Reads the project for one invocation and tells how that went. */
export async function load(options: InvocationOptions, services: InvocationServices): Promise<Loaded> {
  const startedAt = performance.now()
  const invocation: InvocationIdentity = {
    id: randomUUID(),
    startedAt: new Date(),
    command: options.command,
    arguments: argumentsForTemplates(options),
  }
  const flags = flagsOf(options)
  services.onEvent?.({ kind: 'parse-started', projectName: options.projectDir })
  const project = await loadProject({
    projectDir: options.projectDir,
    profilesDirs: profilesDirs(options),
    env: options.env,
    builtinMacroDirs: builtinMacroPackages(),
    describeTarget: async ({ type, credentials }) => {
      const factory = await adapterOf(type, services.adapters)
      return factory.describe(credentials, { rootDir: options.projectDir, threads: options.threads ?? 1 })
    },
    invocation,
    flags,
    partialParse: options.partialParse ?? true,
    ...(options.targetPath === undefined ? {} : { targetPath: options.targetPath }),
    ...(options.profile === undefined ? {} : { profile: options.profile }),
    ...(options.target === undefined ? {} : { target: options.target }),
    ...(options.vars === undefined ? {} : { vars: options.vars }),
    ...(options.threads === undefined ? {} : { threads: options.threads }),
  })
  for (const warning of project.warnings) services.onEvent?.({ kind: 'warning', warning })
  const seconds = (performance.now() - startedAt) / 1000
  services.onEvent?.({ kind: 'parse-finished', seconds, counts: countsOf(project) })
  return { project, invocation, flags }
}

export function profilesDirs({
  profilesDir,
  projectDir,
  env,
}: Omit<InvocationOptions, 'command'>): readonly string[] {
  if (profilesDir !== undefined) return [profilesDir]
  const home = env['HOME'] ?? env['USERPROFILE']
  return home === undefined ? [projectDir] : [projectDir, `${home}/.dbt`]
}

/** `flags` as templates see it. */
function flagsOf(options: InvocationOptions): Readonly<Record<string, unknown>> {
  return {
    FULL_REFRESH: options.fullRefresh ?? false,
    FAIL_FAST: options.failFast ?? false,
    EMPTY: options.empty ?? false,
    SAMPLE: options.sample ?? null,
    EVENT_TIME_START: options.eventTimeStart ?? null,
    EVENT_TIME_END: options.eventTimeEnd ?? null,
    STORE_FAILURES: options.storeFailures ?? false,
    WHICH: options.command,
    INVOCATION_COMMAND: options.command,
  }
}

/** dbt's names, as in invocation_args_dict and run_results.json. */
function argumentsForTemplates(options: InvocationOptions): Readonly<Record<string, unknown>> {
  return {
    which: options.command,
    select: options.select ?? [],
    exclude: options.exclude ?? [],
    full_refresh: options.fullRefresh ?? false,
    fail_fast: options.failFast ?? false,
    empty: options.empty ?? false,
    ...(options.sample === undefined ? {} : { sample: options.sample }),
    ...(options.eventTimeStart === undefined ? {} : { event_time_start: options.eventTimeStart }),
    ...(options.eventTimeEnd === undefined ? {} : { event_time_end: options.eventTimeEnd }),
    vars: options.vars ?? {},
    project_dir: options.projectDir,
    ...(options.target === undefined ? {} : { target: options.target }),
    ...(options.threads === undefined ? {} : { threads: options.threads }),
  }
}

function countsOf(project: LoadedProject): Readonly<Record<string, number>> {
  const { manifest } = project
  const counts: Record<string, number> = {}
  for (const node of Object.values(manifest.nodes)) {
    counts[node.resource_type] = (counts[node.resource_type] ?? 0) + 1
  }
  for (const kind of ['sources', 'exposures', 'metrics', 'macros'] as const) {
    const count = Object.keys(manifest[kind]).length
    if (count > 0) counts[kind.slice(0, -1)] = count
  }
  return counts
}
