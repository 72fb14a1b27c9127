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
import { runtimeConfigOf } from './runtime-config.ts'

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
  /** What templates looked at, beside the files, that may be different the next time. */
  readonly reads: { flags: boolean; credentials: boolean }
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
  return new ParseEnvironment(sharedWhileParsing(state), packageName, subject)
}

type SharedEnvironment = Omit<ContextEnvironment, 'execute' | 'packageName' | 'node' | 'resolver'>

const SHARED = new WeakMap<ResolveState, SharedEnvironment>()

function sharedWhileParsing(state: ResolveState): SharedEnvironment {
  let shared = SHARED.get(state)
  if (shared === undefined) {
    shared = {
      ...sharedEnvironment(state),
      ...watched(state),
      output: parseOutput(state),
      graph: () => new Map(),
      names: new Map(),
    }
    SHARED.set(state, shared)
  }
  return shared
}

/**
 * Flags, the command and the place of a workspace differ from one invocation to the next: what was parsed with them
 * holds for them only.
 */
function watched(state: ResolveState): Pick<ContextEnvironment, 'flags' | 'invocation' | 'target'> {
  const { id, startedAt, selectedResources } = state.invocation
  const noted = <Read>(read: Read): Read => {
    state.reads.flags = true
    return read
  }
  return {
    target: new Proxy(state.target, {
      get: (target, key) => {
        if (!COUNTED_TARGET_KEYS.has(key)) state.reads.credentials = true
        return Reflect.get(target, key)
      },
    }),
    flags: new Proxy(state.flags, {
      get: (flags, key) => noted(Reflect.get(flags, key)),
      ownKeys: (flags) => noted(Reflect.ownKeys(flags)),
    }),
    invocation: {
      id,
      startedAt,
      selectedResources,
      get command() {
        return noted(state.invocation.command)
      },
      get arguments() {
        return noted(state.invocation.arguments)
      },
    },
  }
}

/** Made for every node and every YAML element: what all have in common is kept once. */
class ParseEnvironment implements ContextEnvironment {
  readonly execute = false
  readonly packageName: string
  readonly node: ContextNode | null
  readonly resolver: NodeResolver
  readonly #shared: SharedEnvironment

  constructor(
    shared: SharedEnvironment,
    packageName: string,
    subject: Pick<ContextEnvironment, 'node' | 'resolver'>,
  ) {
    this.#shared = shared
    this.packageName = packageName
    this.node = subject.node
    this.resolver = subject.resolver
  }

  get projectName(): string {
    return this.#shared.projectName
  }
  get macros(): ContextEnvironment['macros'] {
    return this.#shared.macros
  }
  get vars(): ContextEnvironment['vars'] {
    return this.#shared.vars
  }
  get variables(): ContextEnvironment['variables'] {
    return this.#shared.variables
  }
  get target(): ContextEnvironment['target'] {
    return this.#shared.target
  }
  get flags(): ContextEnvironment['flags'] {
    return this.#shared.flags
  }
  get invocation(): Invocation {
    return this.#shared.invocation
  }
  get output(): ContextOutput {
    return this.#shared.output
  }
  get docs(): ContextEnvironment['docs'] {
    return this.#shared.docs
  }
  get defaults(): ContextEnvironment['defaults'] {
    return this.#shared.defaults
  }
  get runtimeConfig(): ContextEnvironment['runtimeConfig'] {
    return this.#shared.runtimeConfig
  }
  get graph(): ContextEnvironment['graph'] {
    return this.#shared.graph
  }
  get names(): ContextEnvironment['names'] {
    return this.#shared.names
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
    runtimeConfig: () => runtimeConfigOf(state),
  }
}

/** What every cached parse depends on. */
const COUNTED_TARGET_KEYS: ReadonlySet<PropertyKey> = new Set([
  'type',
  'threads',
  'database',
  'schema',
  'name',
  'target_name',
  'profile_name',
])

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
