import { WaypointError } from '@waypoint/contracts'
import type { Coverage } from '../brief/coverage.ts'
import type { MartName, Marts } from './marts.ts'
import type { Query, Row } from './query.ts'

/** What every section is read with. */
export interface Scope {
  readonly query: Query
  readonly marts: Marts
  readonly asOf: string
  readonly limit: number
  readonly coverage: Coverage
}

/** The rows of one mart: `sql` gets its relation. A mart that the version does not have gives no rows. */
export async function martRows(
  scope: Pick<Scope, 'query' | 'marts'>,
  mart: MartName,
  select: { readonly sql: (relation: string) => string; readonly parameters?: readonly (string | number)[] },
): Promise<readonly Row[]> {
  const relation = scope.marts.get(mart)
  if (relation === undefined) return []
  const sql = select.sql(relation)
  try {
    return await scope.query(sql, select.parameters ?? [])
  } catch (cause) {
    throw new WaypointError({
      code: 'mart-unreadable',
      message: `The report cannot read ${relation}: ${cause instanceof Error ? cause.message : String(cause)}`,
      sql,
      hint: 'The version was published by a project whose marts differ from what this report expects; build and publish again.',
      cause,
    })
  }
}
