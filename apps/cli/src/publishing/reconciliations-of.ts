import { type Manifest, type ManifestNode, type SourceNode, WaypointError } from '@waypoint/contracts'
import type { ReconciledSide, Reconciliation } from '@waypoint/publishing'

const SETTINGS: ReadonlySet<string> = new Set([
  'with',
  'where',
  'with_where',
  'by',
  'sums',
  'rows',
  'tolerance',
])

type Relation = Pick<ManifestNode | SourceNode, 'database' | 'schema'> & { readonly identifier: string }
type Expressions = ReconciledSide['by']

/** What `meta: {reconcile: …}` of models asks for: the same counts and sums in another relation. */
export function reconciliationsOf(manifest: Manifest): readonly Reconciliation[] {
  return Object.values(manifest.nodes).flatMap((node) => {
    const given = node.resource_type === 'model' ? node.meta['reconcile'] : undefined
    if (given === undefined || given === null) return []
    const list: readonly unknown[] = Array.isArray(given) ? given : [given]
    return list.map((one) => reconciliationOf(node, one, manifest))
  })
}

/** By `schema.name`: the columns whose sums reconciliation looks at, which a copy has to come to as well. */
export function reconciledColumns(manifest: Manifest): ReadonlyMap<string, readonly string[]> {
  const columns = new Map<string, readonly string[]>()
  for (const { one, other } of reconciliationsOf(manifest)) {
    for (const { name, sums } of [one, other]) {
      const plain = sums.filter((sum) => /^\w+$/.test(sum.sql)).map((sum) => sum.sql)
      columns.set(name, [...new Set([...(columns.get(name) ?? []), ...plain])])
    }
  }
  return columns
}

function reconciliationOf(node: ManifestNode, given: unknown, manifest: Manifest): Reconciliation {
  if (typeof given !== 'object' || given === null) throw invalid(node, `is ${JSON.stringify(given)}`)
  const fields: Readonly<Record<string, unknown>> = { ...given }
  const unknown = Object.keys(fields).find((key) => !SETTINGS.has(key))
  if (unknown !== undefined) throw invalid(node, `has '${unknown}'`)
  const { tolerance = 0, rows = false } = fields
  if (typeof tolerance !== 'number' || tolerance < 0) throw invalid(node, 'has a tolerance that is no number')
  if (typeof rows !== 'boolean') throw invalid(node, 'says neither true nor false for rows')
  const [by, otherBy] = expressions(node, fields['by'] ?? [])
  const [sums, otherSums] = expressions(node, fields['sums'] ?? [])
  if (sums.length === 0 && !rows) throw invalid(node, 'compares nothing')
  const other = relationNamed(node, fields['with'], manifest)
  const own = { database: node.database, schema: node.schema ?? '', identifier: node.alias }
  return {
    one: { ...side(own), ...condition(node, fields['where']), by, sums },
    other: { ...side(other), ...condition(node, fields['with_where']), by: otherBy, sums: otherSums },
    rows,
    tolerance,
  }
}

/** `[a, b]`: the same on both sides; `{a: b}`: what is `a` here is `b` there. */
function expressions(node: ManifestNode, given: unknown): readonly [Expressions, Expressions] {
  const pairs: readonly (readonly [string, unknown])[] = Array.isArray(given)
    ? given.map((each: unknown) => [String(each), each] as const)
    : typeof given === 'object' && given !== null
      ? Object.entries(given)
      : [[String(given), given]]
  return [
    pairs.map(([name]) => ({ name, sql: name })),
    pairs.map(([, there]) => {
      if (typeof there !== 'string') throw invalid(node, `names ${JSON.stringify(there)}, which is no column`)
      return { name: there, sql: there }
    }),
  ]
}

function condition(node: ManifestNode, given: unknown): { readonly where?: string } {
  if (given === undefined || given === null) return {}
  if (typeof given !== 'string') throw invalid(node, `has the condition ${JSON.stringify(given)}`)
  return { where: given }
}

const side = (relation: Relation): Pick<ReconciledSide, 'name' | 'relation'> => ({
  name: `${relation.schema}.${relation.identifier}`,
  relation,
})

/** A model, seed or snapshot by its name, or a source as `source.table`. */
function relationNamed(node: ManifestNode, name: unknown, manifest: Manifest): Relation {
  const found = Object.values(manifest.nodes).find(
    (each) => each.name === name && ['model', 'seed', 'snapshot'].includes(each.resource_type),
  )
  if (found !== undefined) return { database: found.database, schema: found.schema, identifier: found.alias }
  const source = Object.values(manifest.sources).find((each) => `${each.source_name}.${each.name}` === name)
  if (source === undefined) throw invalid(node, `names ${JSON.stringify(name)}, which is no model or source`)
  return { database: source.database, schema: source.schema, identifier: source.identifier }
}

function invalid(node: ManifestNode, what: string): WaypointError {
  return new WaypointError({
    code: 'invalid-reconcile',
    message: `meta.reconcile of ${node.name} ${what}`,
    location: { file: node.patch_path?.replace(/^.*:\/\//, '') ?? node.original_file_path },
    hint: 'It holds `with`, a model or source.table, and `rows: true` or `sums`; also `where`, `with_where`, `by` and `tolerance`.',
  })
}
