import { templateOptions } from '@waypoint/context'
import { compileTemplate, type Scope } from '@waypoint/jinja'
import { toPlainFloats } from './plain-floats.ts'
import { isMap } from './read-yaml.ts'
import type { YamlPath } from './yaml-position.ts'

export interface TreeRendering {
  readonly scope: Scope
  readonly file: string
  /** False keeps a text as it is, to be rendered later. */
  readonly renders?: (path: YamlPath) => boolean
}

/** Renders every text of a YAML tree that holds Jinja; one that is a single expression keeps its type. */
export function renderTree(tree: unknown, rendering: TreeRendering, path: YamlPath = []): unknown {
  if (typeof tree === 'string') {
    return isTemplate(tree) && (rendering.renders?.(path) ?? true) ? renderText(tree, rendering) : tree
  }
  if (!holdsTemplate(tree)) return tree
  if (Array.isArray(tree)) {
    return tree.map((item: unknown, index) => renderTree(item, rendering, [...path, index]))
  }
  if (!isMap(tree)) return tree
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [key, renderTree(value, rendering, [...path, key])]),
  )
}

function holdsTemplate(tree: unknown): boolean {
  if (typeof tree === 'string') return isTemplate(tree)
  if (Array.isArray(tree)) return tree.some(holdsTemplate)
  if (!isMap(tree)) return false
  for (const key in tree) if (holdsTemplate(tree[key])) return true
  return false
}

export function isTemplate(text: string): boolean {
  return text.includes('{') && (text.includes('{{') || text.includes('{%') || text.includes('{#'))
}

function renderText(text: string, { scope, file }: TreeRendering): unknown {
  return toPlainFloats(compileTemplate(text, templateOptions({ file })).evaluateSync(scope))
}
