import { randomUUID } from 'node:crypto'
import { ProjectVars } from './config/vars.ts'
import type { LoadedMacro } from './macros/loaded-macro.ts'
import { MacroLibrary } from './macros/macro-library.ts'
import type { LoadOptions } from './options.ts'
import { builtinMacroDirsFor } from './packages/builtin-macro-dirs.ts'
import type { Problems } from './problems/problems.ts'
import type { Settings } from './read-settings.ts'
import type { DocIndex } from './resolve/doc-index.ts'
import { type ResolveState, targetOf } from './resolve/resolve-state.ts'

export interface SharedParts {
  readonly macros: ReadonlyMap<string, LoadedMacro>
  /** Made when the first template asks for a block. */
  readonly docs: () => DocIndex
  readonly options: LoadOptions
  readonly problems: Problems
}

/** What every step of resolving needs, from the settings and from what all nodes share. */
export function makeState(
  { root, projects, profile, environment }: Settings,
  { macros, docs, options, problems }: SharedParts,
): ResolveState {
  const invocation = options.invocation
  const startedAt = invocation?.startedAt ?? new Date()
  let docIndex: DocIndex | undefined
  return {
    root,
    projects: new Map(projects.map((project) => [project.name, project])),
    profile,
    vars: new ProjectVars(options.vars ?? {}, projects, root),
    environment,
    library: new MacroLibrary(macros, {
      root: root.name,
      packages: projects.map((project) => project.name),
      builtin: builtinMacroDirsFor(options, profile).map((dir) => dir.packageName),
      dispatch: root.dispatch,
      prefixes: [profile.type, 'default'],
    }),
    get docs() {
      return (docIndex ??= docs())
    },
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
    reads: { flags: false, credentials: false },
  }
}
