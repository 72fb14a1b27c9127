import { WaypointError } from '@waypoint/contracts'
import type { IndirectSelection } from './indirect.ts'

/** One term of a selection: `2+tag:nightly+1`, `@orders`, `config.materialized:view`. */
export interface Criterion {
  readonly text: string
  readonly method: string
  /** What follows the method's name after a dot: `materialized` in `config.materialized`. */
  readonly methodArguments: readonly string[]
  readonly value: string
  /** Steps towards what it depends on; null for none, Infinity for all. */
  readonly parents: number | null
  readonly children: number | null
  /** `@`: with all descendants and whatever those need. */
  readonly childrensParents: boolean
  /** What a YAML selector says for this term; the invocation's own where it says nothing. */
  readonly indirectSelection?: IndirectSelection
}

const GRAMMAR = /^(@)?(?:(\d*)(\+))?(?:([\w.]+):)?([^]*?)(?:(\+)(\d*))?$/

export function parseCriterion(text: string): Criterion {
  const match = GRAMMAR.exec(text)
  const value = match?.[5] ?? ''
  if (match === null || value === '') {
    throw new WaypointError({
      code: 'invalid-selector',
      message: `Cannot read the selector '${text}'`,
      hint: 'Write a name, a path or method:value, with + before or after it, e.g. +orders or tag:nightly+.',
    })
  }
  const [, at, parentDepth, parentPlus, method, , childPlus, childDepth] = match
  if (at !== undefined && childPlus !== undefined) {
    throw new WaypointError({
      code: 'invalid-selector',
      message: `The selector '${text}' has both @ and a + behind the name`,
      hint: '@ already includes everything that depends on the node: remove the +.',
    })
  }
  const [name = defaultMethod(value), ...methodArguments] = method?.split('.') ?? []
  return {
    text,
    method: name,
    methodArguments,
    value,
    parents: depth(parentPlus, parentDepth),
    children: depth(childPlus, childDepth),
    childrensParents: at !== undefined,
  }
}

function depth(plus: string | undefined, digits: string | undefined): number | null {
  if (plus === undefined) return null
  return digits === undefined || digits === '' ? Infinity : Number(digits)
}

export function defaultMethod(value: string): string {
  if (/[/\\]/.test(value)) return 'path'
  return /\.(?:sql|py|csv|ts)$/i.test(value) ? 'file' : 'fqn'
}
