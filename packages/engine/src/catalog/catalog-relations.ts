import type { CatalogTable } from '@waypoint/artifacts'
import { Relation } from '@waypoint/context'
import type { Manifest } from '@waypoint/contracts'
import type { LoadedProject } from '@waypoint/project'
import { relationOfNode, relationOfSource } from '../compile/relation-of-node.ts'

/** A relation that the project builds or reads, and the node it belongs to. */
export interface CatalogRelation {
  readonly uniqueId: string
  readonly relation: Relation
}

const BUILT: ReadonlySet<string> = new Set(['model', 'seed', 'snapshot'])

/** What a catalog tells of: relations of models, seeds, snapshots and sources; of `only` where it is given. */
export function catalogRelations(
  { manifest, config }: Pick<LoadedProject, 'manifest' | 'config'>,
  only: ReadonlySet<string> | null,
): readonly CatalogRelation[] {
  const isAsked = (id: string): boolean => only === null || only.has(id)
  const { nodes, sources }: Manifest = manifest
  return [
    ...Object.values(nodes)
      .filter((node) => BUILT.has(node.resource_type) && node.config.materialized !== 'ephemeral')
      .filter((node) => isAsked(node.unique_id))
      .map((node) => ({ uniqueId: node.unique_id, relation: relationOfNode(node, config.quoting) })),
    ...Object.values(sources)
      .filter((source) => isAsked(source.unique_id))
      .map((source) => ({ uniqueId: source.unique_id, relation: relationOfSource(source, config.quoting) })),
  ]
}

/** Databases differ in capitals; two sources may name one table. */
export const relationKey = (...parts: readonly (string | null)[]): string =>
  parts.map((part) => part?.toLowerCase() ?? '').join('.')

/** The columns of one relation, before it is known whose they are. */
export type FoundTable = Omit<CatalogTable, 'uniqueId'>

/** Each node with its table, where the database has one. */
export function withOwners(
  found: ReadonlyMap<string, FoundTable>,
  relations: readonly CatalogRelation[],
  defaultDatabase: string,
): readonly CatalogTable[] {
  const inOrder = relations.toSorted((left, right) => (left.uniqueId < right.uniqueId ? -1 : 1))
  return inOrder.flatMap(({ uniqueId, relation }) => {
    const { database, schema, identifier } = relation
    const table = found.get(relationKey(database ?? defaultDatabase, schema, identifier))
    return table === undefined ? [] : [{ ...table, uniqueId }]
  })
}
