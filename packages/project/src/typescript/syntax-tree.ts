import { createRequire } from 'node:module'
import type * as Acorn from 'acorn'
import { stripTypes } from './strip-types.ts'

const require = createRequire(import.meta.url)

export type { AnyNode, Expression } from 'acorn'

/** The syntax tree of a module in TypeScript, without its types, at the places of the text. */
export function syntaxTree(code: string, file: string): Acorn.Program {
  const { parse } = require('acorn') as typeof Acorn
  return parse(stripTypes(code, file), { ecmaVersion: 'latest', sourceType: 'module', locations: true })
}

/** A node and all below it, in the order of the text. */
export function* nodesIn(node: Acorn.AnyNode): Iterable<Acorn.AnyNode> {
  yield node
  for (const value of Object.values(node) as readonly unknown[]) {
    for (const each of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
      if (isNode(each)) yield* nodesIn(each)
    }
  }
}

function isNode(value: unknown): value is Acorn.AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

export interface StaticPlace {
  readonly line: number
  /** Counts from 1. */
  readonly column: number
}

export function placeOf({ loc }: Acorn.AnyNode): StaticPlace {
  return { line: loc?.start.line ?? 1, column: (loc?.start.column ?? 0) + 1 }
}
