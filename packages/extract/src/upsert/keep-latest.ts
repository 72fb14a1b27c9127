import { type LoadContext, relationIn, stagedPrefix } from '../load-context.ts'
import { quote } from '../sql-text.ts'
import { fingerprint, tombstoneCondition, type VersionOrder } from './version-order.ts'

/**
 * Leaves the newest version of every row of a batch, and beside it the newest tombstone. Rows with equal
 * cursors are told apart by their content, so that the order of batches does not matter.
 */
export async function keepLatest({ reader }: LoadContext, table: string, order: VersionOrder): Promise<void> {
  const { connection } = reader
  const staged = relationIn(reader, `${stagedPrefix}${table}`)
  const keys = order.key.map(quote).join(', ')
  const repeated = `select ${keys} from ${staged} group by ${keys} having count(*) > 1`
  const { rows } = await connection.query(`select count(*) from (${repeated})`)
  if (Number(rows[0]?.[0]) === 0) return
  const tombstone = tombstoneCondition(order)
  const groups = tombstone === null ? keys : `${keys}, coalesce(${tombstone}, false)`
  const newest =
    order.cursors.length === 0
      ? 'rowid desc'
      : [
          ...order.cursors.map((name) => `${quote(name)} desc nulls last`),
          `${fingerprint(order.columns, 'batch')} desc`,
          'rowid desc',
        ].join(', ')
  await connection.query(
    `delete from ${staged} where rowid in (
       select id from (
         select rowid as id, row_number() over (partition by ${groups} order by ${newest}) as place
         from ${staged} as batch where (${keys}) in (${repeated}))
       where place > 1)`,
  )
  if (tombstone === null || order.cursors.length > 0) return
  // Without a cursor the later row wins: a tombstone before a row of its key is void.
  await connection.query(
    `delete from ${staged} as early where ${tombstone} and exists (
       select 1 from ${staged} as later where ${sameKey(order, 'later', 'early')} and later.rowid > early.rowid)`,
  )
}

export function sameKey({ key }: VersionOrder, left: string, right: string): string {
  return key.map((name) => `${left}.${quote(name)} = ${right}.${quote(name)}`).join(' and ')
}
