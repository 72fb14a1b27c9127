import { join, relative } from 'node:path'
import { ProjectEnvironment } from './config/environment.ts'
import type { ProjectConfig } from './config/project-config.ts'
import {
  PROJECT_FILE,
  type RawProject,
  readRawProject,
  resolveProjectConfig,
} from './config/read-project-config.ts'
import { type SettingsScopeOptions, settingsScope } from './config/settings-scope.ts'
import type { LoadOptions } from './options.ts'
import { checkDbtVersion } from './packages/check-dbt-version.ts'
import { findPackages } from './packages/find-packages.ts'
import type { Problems } from './problems/problems.ts'
import { describeTarget } from './profile/describe-target.ts'
import { readProfile } from './profile/read-profile.ts'
import type { ResolvedProfile } from './profile/resolved-profile.ts'
import { targetOf } from './resolve/resolve-state.ts'
import type { ProjectSelectors } from './selectors/project-selectors.ts'
import { readSelectors } from './selectors/read-selectors.ts'

/** What is read before any node: the projects' own files, the profile and the selectors. */
export interface Settings {
  readonly root: ProjectConfig
  /** The root project first. */
  readonly projects: readonly ProjectConfig[]
  readonly profile: ResolvedProfile
  readonly environment: ProjectEnvironment
  readonly selectors: ProjectSelectors
}

export async function readSettings(options: LoadOptions, problems: Problems): Promise<Settings> {
  const environment = new ProjectEnvironment(options.env)
  const shared: SettingsScopeOptions = { environment, commandLineVars: options.vars ?? {} }
  const raw = await readRawProject(options.projectDir)
  const request = {
    profilesDirs: options.profilesDirs,
    profileName: options.profile ?? (typeof raw.data.profile === 'string' ? raw.data.profile : null),
    targetName: options.target,
    scope: settingsScope(shared),
  }
  const selected = await readProfile(request, problems)
  const described = await describeTarget(selected, options.describeTarget, problems)
  // The profile stands for the variables that it was made with.
  environment.reads.clear()
  const profile: ResolvedProfile = { ...described, threads: options.threads ?? selected.threads }
  const scope = settingsScope({ ...shared, target: targetOf(profile) })
  const resolve = (each: RawProject): ProjectConfig => {
    const config = resolveProjectConfig(each, scope, problems)
    if (options.versionCheck !== false) checkDbtVersion(config, each, problems)
    return config
  }
  const root = resolve(raw)
  const folders = await findPackages(raw, options.packagesInstallPath ?? root.packagesInstallPath, problems)
  const packages = await Promise.all(
    folders.map(async (folder) => {
      const file = relative(options.projectDir, join(folder, PROJECT_FILE))
      return resolve(await readRawProject(folder, file))
    }),
  )
  const selectors = await readSelectors(options.projectDir, scope, problems)
  return { root, projects: uniqueByName([root, ...packages]), profile, environment, selectors }
}

/** A package that is installed and also declared as local is read once, from where it is installed. */
function uniqueByName(projects: readonly ProjectConfig[]): readonly ProjectConfig[] {
  return projects.filter(
    (project, index) => projects.findIndex((other) => other.name === project.name) === index,
  )
}
