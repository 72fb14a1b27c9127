import { resolveCompanies } from '@waypoint/identity'
import { beforeAll, expect, test } from 'vitest'
import { sharedDemo } from '../e2e/built-demo.ts'
import { warehouseObjects } from '../e2e/warehouse-rows.ts'

let dir = ''

beforeAll(async () => {
  dir = await sharedDemo(1)
})

/** Everything that resolution gives, from the demo's records in the given order. */
async function resolvedBy(order: string): Promise<readonly string[]> {
  const records = await warehouseObjects(
    dir,
    `select source_system, source_id, record_name as name, domain, website, email, phone, street as address, city,
      region, postal_code, country_name as country, external_ids, created_at::varchar as created_at,
      updated_at::varchar as updated_at
    from intermediate.int_identity__records order by ${order}`,
  )
  const overrides = await warehouseObjects(
    dir,
    `select *, origin not in ('seed', 'command') as by_rule from intermediate.int_identity__decisions order by ${order}`,
  )
  const given = { records, overrides, at: '2026-01-01T00:00:00Z', threads: 2 }
  const rows: string[] = []
  for await (const row of resolveCompanies(given as unknown as Parameters<typeof resolveCompanies>[0])) {
    rows.push(JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)))
  }
  return rows
}

test('from the same records in another order come the same customers, reasons, doubts and events', async () => {
  const rows = await resolvedBy('hash(source_id)')
  expect(rows.length).toBeGreaterThan(1000)
  expect(await resolvedBy('source_id desc')).toEqual(rows)
})
