import { WaypointError } from '@waypoint/contracts'
import type { Reader } from '../version/reader.ts'

/** The id that a customer has now: its own, or the one that it was merged into. */
export async function requireCustomer(reader: Reader, id: string): Promise<string> {
  const known = await reader.rows({
    sql: 'select customer_id from entities.entity_customers where customer_id = $1',
    parameters: [id],
  })
  if (known.length > 0) return id
  if (reader.relations.has('core.customer_id_alias')) {
    const [alias] = await reader.rows({
      sql: 'select customer_id from core.customer_id_alias where alias_id = $1 order by run desc limit 1',
      parameters: [id],
    })
    if (alias !== undefined) return String(alias['customerId'])
  }
  throw new WaypointError({
    code: 'unknown-customer',
    message: `There is no customer ${id} in the version of ${reader.asOf ?? reader.version.version}.`,
    hint: 'Look for it by name or by an id of its sources: GET /api/v1/customers?q=…',
  })
}

/** The day that was asked for, which the version has to know. */
export function requireDay(reader: Reader, day: string | undefined): string {
  const last = reader.asOf ?? reader.version.created_at.slice(0, 10)
  if (day === undefined) return last
  if (day <= last) return day
  throw new WaypointError({
    code: 'day-not-published',
    message: `${day} is after ${last}, the day that the current version describes.`,
    hint: `Ask for ${last} or a day before.`,
  })
}
