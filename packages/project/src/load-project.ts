import { randomUUID } from 'node:crypto'
import { WaypointError, WaypointErrors } from '@waypoint/contracts'
import { ProjectEnvironment } from './config/environment.ts'
import type { ProjectConfig } from './config/project-config.ts'
import { readRawProject, resolveProjectConfig } from './config/read-project-config.ts'
import { type SettingsScopeOptions, settingsScope } from './config/settings-scope.ts'
import { ProjectVars } from './config/vars.ts'
import { findFiles } from './files/find-files.ts'
import { readFiles } from './files/read-files.ts'
import type { SourceFile } from './files/source-file.ts'
import type { LoadedProject } from './loaded-project.ts'
import { builtinProject } from './macros/builtin-project.ts'
import { MacroLibrary } from './macros/macro-library.ts'
import { collectMacros } from './macros/read-macros.ts'
import type { LoadOptions } from './options.ts'
import { findPackages } from './packages/find-packages.ts'
import { Problems } from './problems/problems.ts'
import { readProfile } from './profile/read-profile.ts'
import type { ResolvedProfile } from './profile/resolved-profile.ts'
import { DocIndex } from './resolve/doc-index.ts'
import { type ParsedFiles, parseFiles } from './resolve/parsed-files.ts'
import { resolveProject } from './resolve/resolve-project.ts'
import { type ResolveState, targetOf } from './resolve/resolve-state.ts'
import { runEnvironments } from './run-environment.ts'
import type { ProjectSelectors } from './selectors/project-selectors.ts'
import { recordedSelectors } from './selectors/recorded-selectors.ts'
import { readSelectors } from './selectors/read-selectors.ts'

/** Reads, parses and resolves a dbt project. Throws WaypointErrors with every mistake that was found. */
export async function loadProject(options: LoadOptions): Promise<LoadedProject> {
  const problems = new Problems()
  try {
    return await load(options, problems)
  } catch (error) {
    if (!(error instanceof WaypointError)) throw error
    throw new WaypointErrors([...problems.errors, error])
  }
}

async function load(options: LoadOptions, problems: Problems): Promise<LoadedProject> {
  const settings = await readSettings(options, problems)
  const files = readAllFiles(settings.projects, options, problems)
  const parsed = parseFiles(files, problems)
  const state = resolveStateOf(settings, parsed, { options, problems })
  const { manifest, codeStarts } = resolveProject(parsed, state)
  problems.throwIfAny()
  return {
    rootDir: options.projectDir,
    config: settings.root,
    packages: settings.projects.map(({ name, rootDir }) => ({ name, rootDir })),
    profile: settings.profile,
    selectors: settings.selectors,
    manifest: { ...manifest, selectors: recordedSelectors(settings.selectors.definitions) },
    macros: state.library,
    secrets: settings.environment.secrets,
    warnings: problems.warnings,
    codeStart: (uniqueId) => codeStarts.get(uniqueId) ?? { line: 1, column: 1 },
    environmentFor: runEnvironments(manifest, state),
  }
}

interface Settings {
  readonly root: ProjectConfig
  /** The root project first. */
  readonly projects: readonly ProjectConfig[]
  readonly profile: ResolvedProfile
  readonly environment: ProjectEnvironment
  readonly selectors: ProjectSelectors
}

async function readSettings(options: LoadOptions, problems: Problems): Promise<Settings> {
  const environment = new ProjectEnvironment(options.env)
  const shared: SettingsScopeOptions = { environment, commandLineVars: options.vars ?? {} }
  const raw = await readRawProject(options.projectDir)
  const selected = await readProfile({
    profilesDirs: options.profilesDirs,
    profileName: options.profile ?? (typeof raw.data.profile === 'string' ? raw.data.profile : null),
    targetName: options.target,
    scope: settingsScope(shared),
  })
  const { type, credentials } = selected
  const profile: ResolvedProfile = {
    ...selected,
    threads: options.threads ?? selected.threads,
    ...(await options.describeTarget({ type, credentials })),
  }
  const scope = settingsScope({ ...shared, target: targetOf(profile) })
  const root = resolveProjectConfig(raw, scope, problems)
  const folders = await findPackages(raw, root.packagesInstallPath, problems)
  const packages = await Promise.all(
    folders.map(async (folder) => resolveProjectConfig(await readRawProject(folder), scope, problems)),
  )
  const selectors = await readSelectors(options.projectDir, scope)
  return { root, projects: uniqueByName([root, ...packages]), profile, environment, selectors }
}

/** A package that is installed and also declared as local is read once, from where it is installed. */
function uniqueByName(projects: readonly ProjectConfig[]): readonly ProjectConfig[] {
  return projects.filter(
    (project, index) => projects.findIndex((other) => other.name === project.name) === index,
  )
}

function readAllFiles(
  projects: readonly ProjectConfig[],
  options: LoadOptions,
  problems: Problems,
): readonly SourceFile[] {
  const builtin = options.builtinMacroDirs.map(builtinProject)
  return readFiles([...projects, ...builtin].flatMap(findFiles), problems)
}

function resolveStateOf(
  { root, projects, profile, environment }: Settings,
  parsed: ParsedFiles,
  { options, problems }: { readonly options: LoadOptions; readonly problems: Problems },
): ResolveState {
  const packages = projects.map((project) => project.name)
  const invocation = options.invocation
  const startedAt = invocation?.startedAt ?? new Date()
  return {
    root,
    projects: new Map(projects.map((project) => [project.name, project])),
    profile,
    vars: new ProjectVars(options.vars ?? {}, projects, root),
    environment,
    library: new MacroLibrary(collectMacros(parsed.macros, problems), {
      root: root.name,
      packages,
      builtin: options.builtinMacroDirs.map((dir) => dir.packageName),
      dispatch: root.dispatch,
      prefixes: [profile.type, 'default'],
    }),
    docs: new DocIndex(parsed.docs, root.name),
    invocation: {
      id: invocation?.id ?? randomUUID(),
      startedAt,
      command: invocation?.command ?? 'parse',
      arguments: invocation?.arguments ?? {},
      selectedResources: () => [],
    },
    flags: options.flags ?? {},
    problems,
    now: startedAt.getTime() / 1000,
    target: targetOf(profile),
  }
}
