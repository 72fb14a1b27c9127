import type { ContextEnvironment, Invocation, MacroNamespace, MacroSource } from '@waypoint/context'
import { Callable } from '@waypoint/jinja'

/** What the templates of a node asked for beside their own text, in every rendering and run so far. */
export class Usage {
  /** Names that are macros, or would be if somebody wrote one of that name. */
  readonly macros = new Set<string>()
  readonly packages = new Set<string>()
  readonly materializations = new Set<string>()
  /** `package.name` */
  readonly vars = new Set<string>()
  readonly env = new Set<string>()
  /** What the node's templates see, without the notes, and without what a unit test puts in its place. */
  environment: ContextEnvironment | null = null
  /** What differs in each invocation. */
  readonly volatile = new Set<string>()
}

/** The same environment; whatever is read of it is noted. */
export function watched(environment: ContextEnvironment, usage: Usage): ContextEnvironment {
  usage.environment ??= environment
  const { vars, variables, macros, graph, invocation } = environment
  return {
    ...environment,
    macros: watchedMacros(macros, usage),
    vars: {
      get: (name, packageName) => {
        usage.vars.add(`${packageName}.${name}`)
        return vars.get(name, packageName)
      },
      has: (name, packageName) => {
        usage.vars.add(`${packageName}.${name}`)
        return vars.has(name, packageName)
      },
      nearest: (name, packageName) => vars.nearest(name, packageName),
    },
    variables: {
      get: (name) => {
        usage.env.add(name)
        return variables.get(name)
      },
      metadata: variables.metadata,
    },
    graph: () => {
      usage.volatile.add('graph')
      return graph()
    },
    invocation: watchedInvocation(invocation, usage),
  }
}

function watchedInvocation(invocation: Invocation, { volatile }: Usage): Invocation {
  const { selectedResources } = invocation
  return {
    command: invocation.command,
    get id() {
      volatile.add('invocation_id')
      return invocation.id
    },
    get startedAt() {
      volatile.add('run_started_at')
      return invocation.startedAt
    },
    get arguments() {
      volatile.add('invocation_args_dict')
      return invocation.arguments
    },
    selectedResources: () => {
      volatile.add('selected_resources')
      return selectedResources()
    },
  }
}

function watchedMacros(source: MacroSource, usage: Usage): MacroSource {
  return { namespace: (options) => watchedNamespace(source.namespace(options), usage) }
}

function watchedNamespace(macros: MacroNamespace, usage: Usage): MacroNamespace {
  return {
    lookup: (name) => {
      usage.macros.add(name)
      const found = macros.lookup(name)
      // A package hands out its macros itself.
      if (found !== undefined && !(found instanceof Callable)) usage.packages.add(name)
      return found
    },
    find: (packageName, name) => {
      usage.macros.add(name)
      return macros.find(packageName, name)
    },
    dispatch: (name, namespace, site) => {
      usage.macros.add(name)
      return macros.dispatch(name, namespace, site)
    },
    materialization: (name) => {
      usage.materializations.add(name)
      return macros.materialization(name)
    },
    names: () => macros.names(),
  }
}
