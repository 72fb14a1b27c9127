import type { ManifestNode } from '@waypoint/contracts'
import { contentHash } from './content-hash.ts'

/** What a node was made of, by name: `body`, `config materialized`, `macro cents`, `parent model.shop.orders`, … */
export type Parts = Readonly<Record<string, string>>

/** Settings that change nothing of what is built. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set(
  'tags enabled docs group access freshness description deprecation_date'.split(' '),
)

/** What the project's files say of a node by themselves. */
export function declaredParts(node: ManifestNode): Parts {
  const parts: Record<string, string> = { body: contentHash([node.language, node.raw_code]) }
  for (const [key, value] of Object.entries(node.config)) {
    if (WITHOUT_EFFECT.has(key) || isUnset(value)) continue
    parts[`config ${key}`] = contentHash(value)
  }
  parts['columns'] = contentHash(columnsOf(node))
  if (persistsDocs(node, 'relation')) parts['description'] = contentHash(node.description)
  if (node.resource_type === 'test') parts['arguments'] = contentHash(node.test_metadata)
  if (node.resource_type === 'model') parts['constraints'] = contentHash(node.constraints)
  return parts
}

function isUnset(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}

function columnsOf(node: ManifestNode): readonly unknown[] {
  const described = persistsDocs(node, 'columns')
  return Object.values(node.columns).map(({ name, data_type, quote, constraints, description }) => [
    name,
    data_type,
    quote,
    constraints,
    described ? description : '',
  ])
}

function persistsDocs(node: ManifestNode, what: 'relation' | 'columns'): boolean {
  const settings = node.config['persist_docs']
  return (
    typeof settings === 'object' && settings !== null && (settings as Record<string, unknown>)[what] === true
  )
}
