import type { ManifestNode, SourceNode } from '@waypoint/contracts'
import { Relation } from '@waypoint/context'
import { externalLocation } from './external-location.ts'

type Quoting = Readonly<Record<string, boolean>>

/** The relation that a node is built as. */
export function relationOfNode(node: ManifestNode, quoting: Quoting): Relation {
  return new Relation(
    { database: node.database, schema: node.schema, identifier: node.alias },
    { quote: quotePolicy(quoting) },
  )
}

/** An ephemeral model stands in a query as the CTE that is put before it. */
export function cteOfNode(node: ManifestNode): Relation {
  return new Relation(
    { database: null, schema: null, identifier: cteName(node) },
    { type: 'cte', quote: { identifier: false } },
  )
}

export const cteName = (node: ManifestNode): string => `__dbt__cte__${node.name}`

export function relationOfSource(source: SourceNode, quoting: Quoting): Relation {
  const own = Object.fromEntries(
    Object.entries(source.quoting).filter(
      (entry): entry is [string, boolean] => typeof entry[1] === 'boolean',
    ),
  )
  const external = externalLocation(source)
  return new Relation(
    { database: source.database, schema: source.schema, identifier: source.identifier },
    { quote: { ...quotePolicy(quoting), ...quotePolicy(own) }, ...(external === null ? {} : { external }) },
  )
}

function quotePolicy(quoting: Quoting): { database?: boolean; schema?: boolean; identifier?: boolean } {
  const { database, schema, identifier } = quoting
  return {
    ...(database === undefined ? {} : { database }),
    ...(schema === undefined ? {} : { schema }),
    ...(identifier === undefined ? {} : { identifier }),
  }
}
