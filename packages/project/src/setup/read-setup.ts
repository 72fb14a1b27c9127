import type { WaypointError } from '@waypoint/contracts'
import { ProjectEnvironment } from '../config/environment.ts'
import type { ProjectConfig } from '../config/project-config.ts'
import { readRawProject, resolveProjectConfig } from '../config/read-project-config.ts'
import { settingsScope } from '../config/settings-scope.ts'
import type { LoadOptions } from '../options.ts'
import { checkDbtVersion } from '../packages/check-dbt-version.ts'
import { Problems } from '../problems/problems.ts'
import { describeTarget } from '../profile/describe-target.ts'
import { readProfile } from '../profile/read-profile.ts'
import type { ResolvedProfile } from '../profile/resolved-profile.ts'
import { targetOf } from '../resolve/resolve-state.ts'

export type SetupOptions = Pick<
  LoadOptions,
  'projectDir' | 'profilesDirs' | 'profile' | 'target' | 'vars' | 'env' | 'describeTarget'
>

/** What could be read of a project's settings; what could not is null, and the reason is among the errors. */
export interface Setup {
  readonly project: ProjectConfig | null
  readonly projectErrors: readonly WaypointError[]
  readonly profile: ResolvedProfile | null
  readonly profileErrors: readonly WaypointError[]
  readonly secrets: ReadonlySet<string>
}

/** Reads dbt_project.yml and profiles.yml as far as they can be read; for telling what is wrong with them. */
export async function readSetup(options: SetupOptions): Promise<Setup> {
  const environment = new ProjectEnvironment(options.env)
  const shared = { environment, commandLineVars: options.vars ?? {} }
  const projectProblems = new Problems()
  const profileProblems = new Problems()
  const raw = await projectProblems.attemptAsync(() => readRawProject(options.projectDir))
  const profileName = options.profile ?? (typeof raw?.data.profile === 'string' ? raw.data.profile : null)
  const profile = await profileProblems.attemptAsync(async (): Promise<ResolvedProfile> => {
    const { profilesDirs, target } = options
    const scope = settingsScope(shared)
    const request = { profilesDirs, profileName, targetName: target, scope }
    const selected = await readProfile(request, profileProblems)
    return await describeTarget(selected, options.describeTarget, profileProblems)
  })
  const scope = settingsScope(profile === undefined ? shared : { ...shared, target: targetOf(profile) })
  const project =
    raw === undefined
      ? undefined
      : projectProblems.attempt(() => resolveProjectConfig(raw, scope, projectProblems))
  if (project !== undefined && raw !== undefined) checkDbtVersion(project, raw, projectProblems)
  return {
    project: project ?? null,
    projectErrors: projectProblems.errors,
    profile: profile ?? null,
    profileErrors: profileProblems.errors,
    secrets: environment.secrets,
  }
}
