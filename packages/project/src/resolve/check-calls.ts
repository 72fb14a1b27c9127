import { type NodeContext, templateOptions } from '@waypoint/context'
import { WaypointError } from '@waypoint/contracts'
import { nearestName } from '@waypoint/graph'
import { type CallReference, compileTemplate } from '@waypoint/jinja'
import type { NodeSpec } from './node-spec.ts'
import type { ResolveState } from './resolve-state.ts'

const BRANCH = /\{%-?\s*(?:if|for)\b|\bif\b[^]*?\}\}/
const TAG = /\{%[-+]?([^]*?)[-+]?%\}/g
const BINDING = /\b(?:set|for|macro|import|as|call)\b([^=]*?)(?:=|\bin\b|$)/g
const WORD = /[A-Za-z_]\w*/g
const ALWAYS = ['caller', 'loop', 'self', 'super', 'range', 'dict', 'namespace', 'cycler', 'joiner', 'lipsum']

/** Finds calls of macros that do not exist where parsing does not get: in branches that it does not take. */
export function checkCalls(spec: NodeSpec, context: NodeContext, state: ResolveState): void {
  if (spec.packageName !== state.root.name || !BRANCH.test(spec.rawCode)) return
  const place = { file: spec.file, line: spec.line, column: spec.column }
  const missing = compileTemplate(spec.rawCode, templateOptions(place)).calls.filter(
    ({ path }) => path.length === 1 && context.lookup(path[0] ?? '') === undefined,
  )
  if (missing.length === 0) return
  const bound = new Set([...ALWAYS, ...boundNames(spec.rawCode)])
  for (const call of missing) {
    const [name = ''] = call.path
    if (!bound.has(name)) report(name, call, { spec, context, state })
  }
}

/** Names that the template itself gives a meaning; rather one too many than one too few. */
function boundNames(code: string): readonly string[] {
  return [...code.matchAll(TAG)].flatMap(([, tag = '']) =>
    [...tag.matchAll(BINDING)].flatMap(([, names = '']) => [...names.matchAll(WORD)].map(([name]) => name)),
  )
}

interface CallContext {
  readonly spec: NodeSpec
  readonly context: NodeContext
  readonly state: ResolveState
}

/** A near name makes it a misspelling; without one, the branch may be meant for another place. */
function report(name: string, call: CallReference, { spec, context, state }: CallContext): void {
  const near = nearestName(name, context.names())
  const problem = new WaypointError({
    code: 'undefined-name',
    message: `'${spec.name}' calls '${name}', which does not exist`,
    location: { file: spec.file, ...call.location },
    hint:
      near === undefined
        ? `No macro is called '${name}': check the spelling, or install the package it comes from.`
        : `Did you mean '${near}'?`,
  })
  if (near === undefined) state.problems.warn(problem)
  else state.problems.error(problem)
}
