import type { Adapter, Connection } from '@waypoint/adapter-contract'
import type { RelationName } from '@waypoint/contracts'
import type { NamedType } from './relation-diff.ts'

/** A session that sees both states. */
export interface Comparison {
  readonly adapter: Adapter
  readonly connection: Connection
  readonly signal?: AbortSignal | undefined
}

/** One state of a relation. */
export interface Side {
  readonly relation: RelationName
  /** A condition on its rows; the others are not looked at. */
  readonly where?: string
}

/** The state as it stands behind `from`. */
export function fromOf({ adapter }: Comparison, { relation, where }: Side): string {
  const rendered = adapter.renderRelation(relation)
  return where === undefined ? rendered : `(select * from ${rendered} where ${where})`
}

export async function columnsOf(
  { adapter, connection }: Comparison,
  { relation }: Side,
): Promise<readonly NamedType[]> {
  const columns = await adapter.columnsOf(connection, relation)
  return columns.map(({ name, dataType }) => ({ name, type: dataType }))
}
