import { createContext, type NodeContext, Relation, templateOptions } from '@waypoint/context'
import { WaypointError } from '@waypoint/contracts'
import { nearestName } from '@waypoint/graph'
import { type CallReference, compileTemplate, HostObject } from '@waypoint/jinja'
import { servesAnotherAdapter } from '../macros/adapter-prefixes.ts'
import type { LoadedMacro } from '../macros/loaded-macro.ts'
import type { NodeSpec } from './node-spec.ts'
import { ParseResolver } from './parse-resolver.ts'
import { parseEnvironment, type ResolveState } from './resolve-state.ts'

const BRANCH = /\{%-?\s*(?:if|for)\b|\bif\b[^]*?\}\}/
/** Names of Jinja itself, and those of dbt that only a running node has. */
const ALWAYS: ReadonlySet<string> = new Set(
  'caller varargs kwargs sql compiled_code loop self super range dict namespace cycler joiner lipsum write try_or_compiler_error submit_python_job debug'.split(
    ' ',
  ),
)

/** Finds calls of macros that do not exist where parsing does not get: in branches that it does not take. */
export function checkCalls(spec: NodeSpec, context: NodeContext, state: ResolveState): void {
  if (spec.packageName !== state.root.name || !BRANCH.test(spec.rawCode)) return
  const place = { file: spec.file, line: spec.line, column: spec.column }
  for (const call of compileTemplate(spec.rawCode, templateOptions(place)).freeCalls) {
    const unknown = unknownCall(call, context, state)
    if (unknown === undefined) continue
    const problem = describeCall(unknown, { ...call, file: spec.file, caller: spec.name })
    // Without a near name the branch may be meant for another place.
    if (unknown.near === undefined) state.problems.warn(problem)
    else state.problems.error(problem)
  }
}

/** The same for the macros of the project. Whether and how a macro is called is not known: it may never fail. */
export function checkMacroCalls(macros: readonly LoadedMacro[], state: ResolveState): void {
  const own = macros.filter(({ packageName, name }) => {
    return packageName === state.root.name && !servesAnotherAdapter(name, state.profile.type)
  })
  if (own.length === 0) return
  const resolver = new ParseResolver(new Relation({ database: null, schema: null, identifier: null }))
  const context = createContext(parseEnvironment(state, state.root.name, { node: null, resolver }))
  for (const { template, name, file } of own) {
    for (const call of template.macro(name).freeCalls) {
      const unknown = unknownCall(call, context, state)
      if (unknown === undefined || servesAnotherAdapter(unknown.name, state.profile.type)) continue
      state.problems.warn(describeCall(unknown, { ...call, file, caller: name }))
    }
  }
}

interface UnknownCall {
  /** What does not exist: a name, or a name in a package. */
  readonly name: string
  readonly packageName: string | null
  readonly near: string | undefined
}

function unknownCall(
  { path: [first = '', second] }: CallReference,
  context: NodeContext,
  state: ResolveState,
): UnknownCall | undefined {
  if (ALWAYS.has(first)) return undefined
  const found = context.lookup(first)
  if (found === undefined) {
    return { name: first, packageName: null, near: nearestName(first, context.names()) }
  }
  const isPackage = found instanceof HostObject && found.typeName === 'package'
  if (!isPackage || second === undefined || state.library.inPackage(first, second) !== undefined) {
    return undefined
  }
  return { name: second, packageName: first, near: nearestName(second, state.library.namesIn(first)) }
}

interface Caller {
  readonly caller: string
  readonly file: string
  readonly location: CallReference['location']
}

function describeCall(
  { name, packageName, near }: UnknownCall,
  { caller, file, location }: Caller,
): WaypointError {
  const what =
    packageName === null
      ? `'${name}', which does not exist`
      : `'${name}', which '${packageName}' does not have`
  return new WaypointError({
    code: 'undefined-name',
    message: `'${caller}' calls ${what}`,
    location: { file, ...location },
    hint:
      near === undefined
        ? `No macro is called '${name}': check the spelling, or install the package it comes from.`
        : `Did you mean '${near}'?`,
  })
}
