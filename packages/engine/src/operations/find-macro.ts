import { nearestName, WaypointError } from '@waypoint/contracts'
import type { LoadedProject } from '@waypoint/project'

type Macro = NonNullable<ReturnType<LoadedProject['macros']['visible']>>

/** A macro by `name` or `package.name`: the root project's first, then the engine's, then those of packages. */
export function findMacro(project: LoadedProject, written: string): Macro {
  const { macros, config } = project
  const dot = written.indexOf('.')
  const name = written.slice(dot + 1)
  const packageName = dot < 0 ? null : written.slice(0, dot)
  const found =
    packageName === null
      ? (macros.visible(config.name, name) ??
        [...macros.definitions.values()].find((macro) => macro.name === name))
      : macros.inPackage(packageName, name)
  if (found !== undefined) return found
  const near = nearestName(name, new Set([...macros.definitions.values()].map((macro) => macro.name)))
  throw new WaypointError({
    code: 'missing-macro',
    message:
      packageName === null
        ? `No macro of the project or its packages is called '${name}'`
        : `The package ${packageName} has no macro '${name}'`,
    hint:
      near === undefined
        ? 'Check the name, or install the package with waypoint deps.'
        : `Did you mean '${near}'?`,
  })
}
