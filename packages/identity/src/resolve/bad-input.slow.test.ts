import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Database } from '../database/database.ts'
import { sqlText } from '../database/sql-text.ts'
import { emptyFolder } from '../fixtures/record-rows.ts'
import { resolveRecords, type ResolveSummary } from './resolve-records.ts'

/** Resolves as many records as `of(i)` is told to make. */
async function resolveMany(records: number, columns: string): Promise<ResolveSummary> {
  const dir = emptyFolder()
  const path = join(dir, 'records.parquet')
  const database = await Database.open({ path: ':memory:', threads: 1 })
  await database.run(
    `copy (select 'crm' as source_system, i as source_id, ${columns} from range(${records}) as made (i)) to ${sqlText(path)}`,
  )
  database.close()
  return await resolveRecords({ file: { path }, dir: join(dir, 'out'), at: '2026-01-01T00:00:00Z' })
}

const WORD =
  'chr(97 + (hash(i) % 26)::integer) || chr(97 + (hash(i, 1) % 26)::integer) || md5(i::varchar)[:7]'

test('100,000 companies at one address stay companies of their own', async () => {
  const { customers, largestCustomer } = await resolveMany(
    100_000,
    `${WORD} || ' Ltd' as name, '1 Main Street' as address, 'Boston' as city, '02101' as postal_code, '+1 617 555 0100' as phone`,
  )
  // A few of so many random names differ by a letter only.
  expect(customers).toBeGreaterThan(99_900)
  expect(largestCustomer).toBeLessThan(5)
})

test('100,000 records that say exactly the same come to an end', async () => {
  const { records, largestCustomer } = await resolveMany(
    100_000,
    "'Acme' as name, 'acme.com' as domain, '1 Main Street' as address, 'Boston' as city",
  )
  expect(records).toBe(100_000)
  expect(largestCustomer).toBeGreaterThan(1)
})
