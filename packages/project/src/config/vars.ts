import type { Vars } from '@waypoint/context'
import { nearestName } from '@waypoint/graph'
import { isMap } from '../yaml/read-yaml.ts'
import type { ProjectConfig } from './project-config.ts'

type VarMap = Readonly<Record<string, unknown>>

/** Vars by dbt's precedence: command line, root project (for the package, then global), the package's own. */
export class ProjectVars implements Vars {
  readonly #commandLine: VarMap
  readonly #projects: ReadonlyMap<string, ProjectConfig>
  readonly #root: ProjectConfig
  readonly #byPackage = new Map<string, VarMap>()

  constructor(commandLine: VarMap, projects: readonly ProjectConfig[], root: ProjectConfig) {
    this.#commandLine = commandLine
    this.#root = root
    this.#projects = new Map(projects.map((project) => [project.name, project]))
  }

  get(name: string, packageName: string): unknown {
    return this.#of(packageName)[name]
  }

  has(name: string, packageName: string): boolean {
    return Object.hasOwn(this.#of(packageName), name)
  }

  nearest(name: string, packageName: string): string | undefined {
    return nearestName(name, Object.keys(this.#of(packageName)))
  }

  #of(packageName: string): VarMap {
    const known = this.#byPackage.get(packageName)
    if (known !== undefined) return known
    const own = this.#projects.get(packageName)
    const merged: VarMap = {
      ...own?.vars,
      ...scoped(own, packageName),
      ...this.#root.vars,
      ...scoped(this.#root, packageName),
      ...this.#commandLine,
    }
    this.#byPackage.set(packageName, merged)
    return merged
  }
}

function scoped(project: ProjectConfig | undefined, packageName: string): VarMap {
  const vars = project?.vars[packageName]
  return isMap(vars) ? vars : {}
}
