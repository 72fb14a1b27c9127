import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

/** Changes one row of what would be published, so that it is published anew; says how many rows that is. */
export async function touchPublished(dir) {
  const { version } = JSON.parse(readFileSync(join(dir, 'published/current.json'), 'utf8'))
  const { rows } = JSON.parse(readFileSync(join(dir, 'published/versions', `${version}.json`), 'utf8'))
  const database = await DuckDBInstance.create(join(dir, 'warehouse.duckdb'))
  const connection = await database.connect()
  await connection.run(
    `update marts.data_coverage set last_synced_at = last_synced_at + interval 1 second
     where rowid = (select min(rowid) from marts.data_coverage where last_synced_at is not null)`,
  )
  connection.closeSync()
  database.closeSync()
  return { rows }
}
