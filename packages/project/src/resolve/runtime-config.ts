import { toLazyValue, toValue } from '@waypoint/context'
import { callable, HostObject, type Value } from '@waypoint/jinja'
import type { ProjectConfig } from '../config/project-config.ts'
import type { ResolvedProfile } from '../profile/resolved-profile.ts'

interface ConfiguredProject {
  readonly root: ProjectConfig
  readonly projects: ReadonlyMap<string, ProjectConfig>
  readonly profile: ResolvedProfile
}

/** What packages read of dbt's configuration: names, versions, folders and vars. */
export function runtimeConfigOf({ root, projects, profile }: ConfiguredProject): Value {
  const dependencies = [...projects].map(([name, project]) => [name, described(project)] as const)
  return toLazyValue({
    ...described(root),
    profile_name: profile.profileName,
    target_name: profile.targetName,
    threads: profile.threads,
    dependencies: Object.fromEntries(dependencies),
  })
}

function described(project: ProjectConfig): Readonly<Record<string, unknown>> {
  return {
    project_name: project.name,
    version: project.version,
    project_root: project.rootDir,
    model_paths: project.modelPaths,
    macro_paths: project.macroPaths,
    seed_paths: project.seedPaths,
    snapshot_paths: project.snapshotPaths,
    test_paths: project.testPaths,
    analysis_paths: project.analysisPaths,
    target_path: project.targetPath,
    packages_install_path: project.packagesInstallPath,
    vars: new VarsOfProject(project.vars),
    quoting: { database: true, schema: true, identifier: true, ...project.quoting },
  }
}

/** dbt's object of a project's vars, which packages turn into a dict. */
class VarsOfProject extends HostObject {
  readonly typeName = 'VarProvider'
  readonly #vars: Readonly<Record<string, unknown>>

  constructor(vars: Readonly<Record<string, unknown>>) {
    super()
    this.#vars = vars
  }

  override getAttribute(name: string): Value | undefined {
    if (name === 'vars') return toValue(this.#vars)
    return name === 'to_dict' ? callable(name, () => toValue({ vars: this.#vars })) : undefined
  }
}
