import { type Connection, cellText } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import type { RecordKey } from '@waypoint/identity'
import { textLiteral } from './text-literal.ts'

/** Whether the workspace's records were given customers yet. */
export async function isBuilt(connection: Connection): Promise<boolean> {
  const { rows } = await connection.query(`
    select 1 from information_schema.tables
    where table_schema = 'core' and table_name = 'map_source_to_customer'`)
  return rows.length > 0
}

export async function requireBuilt(connection: Connection): Promise<void> {
  if (await isBuilt(connection)) return
  throw new WaypointError({
    code: 'nothing-resolved',
    message: 'the records of this workspace have no customers yet',
    hint: 'build first: waypoint build --dir <folder>',
  })
}

/** The customer of a record in the last build; null for a record that it does not know. */
export async function customerOf(
  connection: Connection,
  { sourceSystem, sourceId }: RecordKey,
): Promise<string | null> {
  const { rows } = await connection.query(`
    select customer_id from core.map_source_to_customer
    where source_system = ${textLiteral(sourceSystem)} and source_id = ${textLiteral(sourceId)}`)
  const id = rows[0]?.[0]
  return id === undefined || id === null ? null : cellText(id)
}
