import { randomUUID } from 'node:crypto'
import { builtinMacroPackages } from '@waypoint/macros'
import { type InvocationIdentity, type LoadedProject, loadProject } from '@waypoint/project'
import { adapterOf } from './adapter-of.ts'
import { invocationArguments, templateFlags } from './flags/template-flags.ts'
import type { InvocationOptions, InvocationServices } from './invocation.ts'
import { WarningPolicy } from './warnings/warning-policy.ts'

export interface Loaded {
  readonly project: LoadedProject
  readonly invocation: InvocationIdentity
  readonly flags: Readonly<Record<string, unknown>>
  readonly warnings: WarningPolicy
  /** What `DBT_ENV_CUSTOM_ENV_…` adds to the metadata of artifacts. */
  readonly metadata: Readonly<Record<string, string>>
}

/** Reads the project for one invocation and tells how that went. */
export async function load(options: InvocationOptions, services: InvocationServices): Promise<Loaded> {
  const startedAt = performance.now()
  const invocation: InvocationIdentity = {
    id: options.invocationId ?? randomUUID(),
    startedAt: new Date(),
    command: options.command,
    arguments: invocationArguments(options),
  }
  const flags = templateFlags(options)
  const warnings = new WarningPolicy(options)
  services.onEvent?.({ kind: 'parse-started', projectName: options.projectDir })
  const project = await loadProject({
    projectDir: options.projectDir,
    profilesDirs: profilesDirs(options),
    env: options.env,
    builtinMacroDirs: builtinMacroPackages(),
    describeTarget: async ({ type, credentials }) => {
      const factory = await adapterOf(type, services.adapters)
      const open = { rootDir: options.projectDir, threads: options.threads ?? 1 }
      return { ...factory.describe(credentials, open), settings: factory.settings }
    },
    invocation,
    flags,
    partialParse: options.partialParse ?? true,
    ...(options.targetPath === undefined ? {} : { targetPath: options.targetPath }),
    ...(options.versionCheck === undefined ? {} : { versionCheck: options.versionCheck }),
    ...(options.packagesInstallPath === undefined
      ? {}
      : { packagesInstallPath: options.packagesInstallPath }),
    ...(options.profile === undefined ? {} : { profile: options.profile }),
    ...(options.target === undefined ? {} : { target: options.target }),
    ...(options.vars === undefined ? {} : { vars: options.vars }),
    ...(options.threads === undefined ? {} : { threads: options.threads }),
  })
  warnings.report(project.warnings, services.onEvent)
  const seconds = (performance.now() - startedAt) / 1000
  services.onEvent?.({ kind: 'parse-finished', seconds, counts: countsOf(project) })
  return { project, invocation, flags, warnings, metadata: metadataOf(options.env) }
}

const METADATA_PREFIX = 'DBT_ENV_CUSTOM_ENV_'

function metadataOf(env: InvocationOptions['env']): Readonly<Record<string, string>> {
  const own = Object.entries(env).filter(([name, value]) => name.startsWith(METADATA_PREFIX) && value)
  return Object.fromEntries(own.map(([name, value]) => [name.slice(METADATA_PREFIX.length), value as string]))
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

function countsOf(project: LoadedProject): Readonly<Record<string, number>> {
  const { manifest } = project
  const counts: Record<string, number> = {}
  // An id begins with the kind of its node: the nodes themselves need not be looked at.
  for (const id of Object.keys(manifest.nodes)) {
    const kind = id.slice(0, id.indexOf('.'))
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  for (const kind of ['unit_tests', 'sources', 'exposures', 'metrics'] as const) {
    const count = Object.keys(manifest[kind]).length
    if (count > 0) counts[kind.slice(0, -1)] = count
  }
  if (project.macros.definitions.size > 0) counts.macro = project.macros.definitions.size
  return counts
}
