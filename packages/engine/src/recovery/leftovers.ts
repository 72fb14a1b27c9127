import type { ManifestNode, RelationName } from '@waypoint/contracts'

/** What a run that was killed has left beside a relation, by the names that only a run gives. */
export interface Leftovers {
  readonly node: ManifestNode
  /** The relation as it was, moved aside and never replaced: it has to be put back. */
  readonly restore: RelationName | null
  readonly drop: readonly RelationName[]
}

/** `orders__dbt_tmp`, `orders__dbt_backup`; with a time or a batch behind it where names have to be told apart. */
const BESIDE = /^(?<base>.+)__dbt_(?<kind>tmp|backup)(?:\d*|_\d[\dT]*)$/s

/** The shortest limit on names among databases: only a name as long as that was cut. */
const CUT_LENGTH = 63

interface Present {
  readonly present: readonly RelationName[]
  /** The names of all nodes and sources, asked for only where something looks like a leftover. */
  readonly owned: () => ReadonlySet<string>
}

/** Finds the leftovers of the nodes that are about to be built. What bears a node's own name is never one. */
export function leftoversOf(
  nodes: readonly ManifestNode[],
  { present, owned }: Present,
): readonly Leftovers[] {
  const beside = present.flatMap((relation) => {
    const { base, kind } = BESIDE.exec(relation.identifier)?.groups ?? {}
    return base === undefined || owned().has(keyOf(relation))
      ? []
      : [{ relation, base: base.toLowerCase(), isBackup: kind === 'backup' }]
  })
  if (beside.length === 0) return []
  const names = new Set(present.map(keyOf))
  return nodes.flatMap((node) => {
    const alias = node.alias.toLowerCase()
    const own = beside.filter(
      ({ relation, base }) =>
        inSchemaOf(node, relation) &&
        (base === alias || (relation.identifier.length >= CUT_LENGTH && alias.startsWith(base))),
    )
    if (own.length === 0) return []
    const isThere = names.has(keyOf({ ...node, identifier: node.alias }))
    const restore = isThere ? undefined : own.find(({ isBackup }) => isBackup)
    const drop = own.filter((each) => each !== restore).map(({ relation }) => relation)
    return [{ node, restore: restore?.relation ?? null, drop }]
  })
}

/** Names are compared as the databases do that we know: without regard to case. */
export function keyOf(name: Pick<RelationName, 'schema' | 'identifier'>): string {
  return `${name.schema?.toLowerCase() ?? ''}\u0000${name.identifier.toLowerCase()}`
}

function inSchemaOf(node: ManifestNode, relation: RelationName): boolean {
  return node.schema.toLowerCase() === relation.schema?.toLowerCase()
}
