import { cellText, type Connection } from '@waypoint/adapter-contract'

export interface RelationHash {
  readonly rows: number
  /** Does not depend on the order of the rows; tells repeated rows from single ones. */
  readonly hash: string
}

/** No column bears this name: it would be hashed in place of the row. */
const ROW = 'waypoint_row'

/** Reads every row of a relation, named as SQL names it. */
export async function hashRelation(
  connection: Pick<Connection, 'query'>,
  relation: string,
  signal?: AbortSignal,
): Promise<RelationHash> {
  const { rows } = await connection.query(
    `select count(*), coalesce(sum(hash(${ROW})), 0)::varchar, coalesce(bit_xor(hash(${ROW})), 0)::varchar
     from ${relation} as ${ROW}`,
    signal === undefined ? {} : { signal },
  )
  const [count = 0, sum = '', xor = ''] = rows[0] ?? []
  return { rows: Number(count), hash: `${cellText(sum)}-${cellText(xor)}` }
}
