import type { RenderTrace } from '../trace.ts'
import type { Value } from '../values/value.ts'

/** Where a call is written. Lines and columns start at 1. */
export interface CallSite {
  readonly file: string
  readonly line: number
  readonly column: number
}

export interface Arguments {
  readonly positional: readonly Value[]
  readonly named: ReadonlyMap<string, Value>
  readonly site: CallSite
  /** True when the caller awaits the result; otherwise a Promise is an error. */
  readonly asynchronous: boolean
  /** True where the caller escapes its output, as inside `{% autoescape true %}`. */
  readonly escapes?: boolean | undefined
  /** Remembers what is written on the way to the result. */
  readonly trace?: RenderTrace | undefined
}

export const noNamed: ReadonlyMap<string, Value> = new Map()

const unknownSite: CallSite = { file: '<host>', line: 1, column: 1 }

/** Arguments for calling a template's callable from the host. */
export function argumentsOf(
  positional: readonly Value[],
  named: ReadonlyMap<string, Value> = noNamed,
  caller: Partial<Pick<Arguments, 'site' | 'asynchronous' | 'trace'>> = {},
): Arguments {
  const { site = unknownSite, asynchronous = true, trace } = caller
  return { positional, named, site, asynchronous, trace }
}
