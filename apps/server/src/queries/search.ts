import { containing, createBindings } from '../sql/bindings.ts'
import type { Reader } from '../version/reader.ts'

/** Customers by a part of their name or domain, those that begin with it and pay most first. */
export async function searchCustomers(
  reader: Reader,
  { text, limit }: { readonly text: string; readonly limit: number },
): Promise<never[]> {
  if (!reader.relations.has('entities.entity_customers')) return []
  const bindings = createBindings()
  const found = containing(bindings, ['customer_name', 'domain'], text)
  const id = bindings.put(text)
  const start = bindings.put(text.toLowerCase())
  const rows = await reader.rows({
    sql: `select customer_id, customer_name, segment, health_band, mrr_cents from entities.entity_customers
      where ${found} or customer_id = ${id}
      order by not starts_with(lower(customer_name), ${start}), mrr_cents desc nulls last, customer_id limit ${limit}`,
    parameters: bindings.values,
  })
  return rows as never[]
}
