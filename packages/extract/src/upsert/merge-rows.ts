import { type LoadContext, relationIn, stagedPrefix } from '../load-context.ts'
import { quote } from '../sql-text.ts'
import { sameKey } from './keep-latest.ts'
import { applyTombstones, suspendTombstones } from './tombstones.ts'
import { fingerprint, tombstoneCondition, type VersionOrder } from './version-order.ts'

export interface Merge {
  readonly table: string
  readonly batch: VersionOrder
  /** The same of the table, which has all of the batch's columns, under the same types. */
  readonly target: VersionOrder
}

/** Rows of the batch replace older ones with their key; the number of rows written. */
export async function mergeRows(context: LoadContext, merge: Merge): Promise<number> {
  const { table, batch } = merge
  const { connection } = context
  const target = relationIn(context, table)
  const tombstone = tombstoneCondition(batch)
  const content = tombstone === null ? 'true' : `not coalesce(${tombstone}, false)`
  await suspendTombstones(context, merge)
  const rows = `(select * from ${relationIn(context, `${stagedPrefix}${table}`)} where ${content})`
  await connection.query(
    `delete from ${target} as stored using ${rows} as fresh
     where ${sameKey(batch, 'fresh', 'stored')} and (${isNewer(merge)})`,
  )
  const names = batch.columns.map(({ name }) => quote(name)).join(', ')
  const { rowsAffected } = await connection.query(
    `insert into ${target} (${names}) select ${names} from ${rows} as fresh
     where not exists (select 1 from ${target} as stored where ${sameKey(batch, 'fresh', 'stored')})`,
  )
  const marked = await applyTombstones(context, merge)
  return (rowsAffected ?? 0) + marked
}

/** Compared cursor by cursor, nulls oldest; among equals the content decides, where there are cursors at all. */
function isNewer({ batch, target }: Merge): string {
  if (batch.cursors.length === 0) return 'true'
  const tie = `${fingerprint(batch.columns, 'fresh')} >= ${fingerprint(target.columns, 'stored')}`
  return batch.cursors.reduceRight((next, name) => {
    const [fresh, stored] = [`fresh.${quote(name)}`, `stored.${quote(name)}`]
    return `${fresh} > ${stored} or (${fresh} is not null and ${stored} is null)
      or (${fresh} is not distinct from ${stored} and (${next}))`
  }, tie)
}
