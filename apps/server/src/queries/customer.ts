import { WaypointError } from '@waypoint/contracts'
import { kept } from '../version/kept.ts'
import type { Reader } from '../version/reader.ts'
import { requireRelation } from './columns.ts'

/** The id that a customer has now: its own, or the one that it was merged into. */
export async function requireCustomer(reader: Reader, id: string): Promise<string> {
  if ((await customerNames(reader)).has(id)) return id
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

/** Of every customer by its id, read once for each version: nearly every question is about a customer. */
export function customerNames(reader: Reader): Promise<ReadonlyMap<string, string>> {
  return kept(reader, 'customer names', async () => {
    const { sql } = requireRelation(reader, 'entities.entity_customers')
    const rows = await reader.rows({ sql: `select customer_id, customer_name from ${sql}`, parameters: [] })
    return new Map(rows.map((row) => [String(row['customerId']), String(row['customerName'])]))
  })
}

/** The day that is so many days before another. */
export function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)
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
