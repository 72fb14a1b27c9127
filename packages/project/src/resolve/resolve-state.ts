import type {
  ContextEnvironment,
  ContextNode,
  ContextOutput,
  Invocation,
  NodeResolver,
} from '@waypoint/context'
import { WaypointError } from '@waypoint/contracts'
import type { ProjectEnvironment } from '../config/environment.ts'
import type { ProjectConfig } from '../config/project-config.ts'
import type { ProjectVars } from '../config/vars.ts'
import type { MacroLibrary } from '../macros/macro-library.ts'
import type { Problems } from '../problems/problems.ts'
import type { ResolvedProfile } from '../profile/resolved-profile.ts'
import type { DocIndex } from './doc-index.ts'

/** What every step of resolving needs. */
export interface ResolveState {
  readonly root: ProjectConfig
  /** The root project and its packages by name. */
  readonly projects: ReadonlyMap<string, ProjectConfig>
  readonly profile: ResolvedProfile
  readonly vars: ProjectVars
  readonly environment: ProjectEnvironment
  readonly library: MacroLibrary
  readonly docs: DocIndex
  readonly invocation: Invocation
  readonly flags: Readonly<Record<string, unknown>>
  readonly problems: Problems
  /** Seconds since 1970: `created_at` of everything that was parsed now. */
  readonly now: number
  /** `target` of every template. */
  readonly target: Readonly<Record<string, unknown>>
}

export function projectOf(state: ResolveState, packageName: string): ProjectConfig {
  return state.projects.get(packageName) ?? state.root
}

/** The environment of a template while the project is parsed. */
export function parseEnvironment(
  state: ResolveState,
  packageName: string,
  subject: { readonly node: ContextNode | null; readonly resolver: NodeResolver },
): ContextEnvironment {
  return {
    ...sharedEnvironment(state),
    execute: false,
    packageName,
    ...subject,
    output: parseOutput(state),
    graph: () => new Map(),
    names: new Map(),
  }
}

/** What parsing and running have in common. */
export function sharedEnvironment(
  state: ResolveState,
): Omit<ContextEnvironment, 'execute' | 'packageName' | 'node' | 'resolver' | 'output' | 'graph' | 'names'> {
  return {
    projectName: state.root.name,
    macros: state.library,
    vars: state.vars,
    variables: state.environment,
    target: state.target,
    flags: state.flags,
    invocation: state.invocation,
    defaults: { database: state.profile.database, schema: state.profile.schema },
    docs: (packageName, name) => state.docs.find(packageName, name),
  }
}

const SECRET_FIELD = /pass|token|secret|private_key|credential/i

/** `target` shows how the warehouse is reached, but nothing secret. */
export function targetOf(profile: ResolvedProfile): Readonly<Record<string, unknown>> {
  const shown = Object.entries(profile.credentials).filter(([key]) => !SECRET_FIELD.test(key))
  return {
    ...Object.fromEntries(shown),
    type: profile.type,
    threads: profile.threads,
    database: profile.database,
    schema: profile.schema,
    name: profile.targetName,
    target_name: profile.targetName,
    profile_name: profile.profileName,
  }
}

/** While parsing, templates speak only through warnings. */
function parseOutput(state: ResolveState): ContextOutput {
  return {
    log: () => undefined,
    print: () => undefined,
    warn: (message) => state.problems.warn(new WaypointError({ code: 'template-warning', message })),
  }
}
