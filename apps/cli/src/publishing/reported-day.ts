import { cellText, type Connection } from '@waypoint/adapter-contract'
import type { Manifest } from '@waypoint/contracts'

const POSITION = 'customer_current_position'

/** The last day of source data, where the project has a model that says so and it is built. */
export async function reportedDay(connection: Connection, manifest: Manifest): Promise<string | undefined> {
  const model = Object.values(manifest.nodes).find(
    ({ name, resource_type: type }) => type === 'model' && name === POSITION,
  )
  if (model === undefined) return undefined
  const built = await connection.query(
    `select 1 from information_schema.tables
     where table_schema = '${model.schema}' and table_name = '${model.alias}'`,
  )
  if (built.rows.length === 0) return undefined
  const { rows } = await connection.query(
    `select cast(as_of_date as varchar) from ${model.schema}.${model.alias}`,
  )
  const day = rows[0]?.[0]
  return day === undefined || day === null ? undefined : cellText(day)
}
