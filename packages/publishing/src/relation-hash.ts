import { type Cell, cellText, type Connection } from '@waypoint/adapter-contract'

export interface RelationHash {
  readonly rows: number
  /** Does not depend on the order of the rows; tells repeated rows from single ones. */
  readonly hash: string
}

/** Of a relation or of a part of it, so that parts can be put together. */
export interface RowSums {
  readonly rows: number
  /** Of the hashes of the rows. */
  readonly sum: bigint
  readonly xor: bigint
}

export const noRows: RowSums = { rows: 0, sum: 0n, xor: 0n }

/** How SQL comes to `RowSums`: all columns are hashed at once, as a row of them would be, without making one. */
export const ROW_SUMS = `count(*), coalesce(sum(hash(*columns(*))), 0)::varchar, coalesce(bit_xor(hash(*columns(*))), 0)::varchar`

export function rowSums([rows, sum, xor]: readonly Cell[]): RowSums {
  return { rows: Number(rows), sum: BigInt(cellText(sum)), xor: BigInt(cellText(xor)) }
}

export function hashOf(parts: readonly RowSums[]): RelationHash {
  const { rows, sum, xor } = parts.reduce(
    (all, part) => ({ rows: all.rows + part.rows, sum: all.sum + part.sum, xor: all.xor ^ part.xor }),
    noRows,
  )
  return { rows, hash: `${sum}-${xor}` }
}

/** Reads every row of a relation, named as SQL names it. */
export async function hashRelation(
  connection: Pick<Connection, 'query'>,
  relation: string,
  signal?: AbortSignal,
): Promise<RelationHash> {
  const { rows } = await connection.query(
    `select ${ROW_SUMS} from ${relation}`,
    signal === undefined ? {} : { signal },
  )
  return hashOf(rows.map(rowSums))
}
