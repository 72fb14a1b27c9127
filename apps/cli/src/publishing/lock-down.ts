import type { Connection } from '@waypoint/adapter-contract'

/** From here on statements read the version and nothing else: no file, no other database. */
export async function lockDown(connection: Connection): Promise<void> {
  await connection.query('set enable_external_access = false; set lock_configuration = true')
}
