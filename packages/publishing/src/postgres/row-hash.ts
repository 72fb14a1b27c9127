import { cellText, type Connection } from '@waypoint/adapter-contract'
import type { RelationHash } from '../relation-hash.ts'

/** Rows are hashed by their text, which these decide; to be run in the transaction that hashes. */
export const FIXED_TEXT = `
  set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local extra_float_digits = 1; set local bytea_output = 'hex'`

/** No column bears this name: it would be hashed in place of the row. */
const ROW = 'waypoint_row'

/** Reads every row of a relation, named as SQL names it, in a transaction with `FIXED_TEXT`. */
export async function hashRows(
  connection: Pick<Connection, 'query'>,
  relation: string,
  signal?: AbortSignal,
): Promise<RelationHash> {
  const { rows } = await connection.query(
    `select count(*), cast(coalesce(sum(cast(row_hash as numeric)), 0) as text),
       cast(coalesce(bit_xor(row_hash), 0) as text)
     from (select hashtextextended(cast(${ROW} as text), 0) as row_hash from ${relation} as ${ROW}) as hashed`,
    signal === undefined ? {} : { signal },
  )
  const [count = 0, sum = '', xor = ''] = rows[0] ?? []
  return { rows: Number(count), hash: `${cellText(sum)}-${cellText(xor)}` }
}
