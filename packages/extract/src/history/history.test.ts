import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { useExtractSession } from '../fixtures/extract-session.ts'
import type { ExtractSummary } from '../options.ts'
import { extractHistory } from './extract-history.ts'
import { findHistories } from './find-histories.ts'

const session = useExtractSession()
const tables = { invoice: { key: ['id'] } }

async function load(): Promise<readonly ExtractSummary[]> {
  const { folder, connection } = session()
  const summaries: ExtractSummary[] = []
  for (const history of (await findHistories(folder)) ?? []) {
    summaries.push(await extractHistory(history, { connection, tables }))
  }
  return summaries
}

async function writeStripe(): Promise<void> {
  const { write } = session()
  await write('base/stripe/invoice.csv', 'id,total,_fivetran_synced\n1,10,2026-01-01\n2,20,2026-01-01\n')
  await write('base/stripe/event.csv', 'id\n1\n')
  await write('base/crm/account.jsonl', '{"id":1}\n')
  await write(
    'delta/2026-01-02/stripe/invoice.csv',
    'id,total,_fivetran_synced\n2,25,2026-01-02\n3,30,2026-01-02\n',
  )
  await write('delta/2026-01-02/stripe/event.csv', 'id\n1\n2\n')
  await write('truth/mess.csv', 'id\n1\n')
}

const invoices = 'select id, total from raw_stripe.invoice order by id'

describe('a base and its deltas', () => {
  test('the base first, then what changed: upserted by key, else appended; again nothing', async () => {
    const { rowsOf } = session()
    await writeStripe()
    const summaries = await load()
    expect(summaries.map(({ source, rows, batchIds }) => [source, rows, batchIds])).toEqual([
      ['crm', 1, ['base']],
      ['stripe', 7, ['base', '2026-01-02']],
    ])
    const state = [
      [1, 10],
      [2, 25],
      [3, 30],
    ]
    expect(await rowsOf(invoices)).toEqual(state)
    expect(await rowsOf('from raw_stripe.event order by id')).toEqual([[1], [1], [2]])
    const again = await load()
    expect(again.flatMap(({ tables: loads }) => loads.map(({ unchanged }) => unchanged))).toEqual([
      true,
      true,
      true,
    ])
    expect(await rowsOf(invoices)).toEqual(state)
  })

  test('a new delta is added, a changed base starts anew with all deltas', async () => {
    const { write, rowsOf } = session()
    await writeStripe()
    await load()
    await write('delta/2026-01-03/stripe/invoice.csv', 'id,total,_fivetran_synced\n1,11.5,2026-01-03\n')
    const [, stripe] = await load()
    expect(stripe).toMatchObject({ rows: 1 })
    expect(await rowsOf(invoices)).toEqual([
      [1, 11.5],
      [2, 25],
      [3, 30],
    ])
    await write('base/stripe/invoice.csv', 'id,total,_fivetran_synced\n2,20,2026-01-01\n9,90,2026-01-01\n')
    await load()
    expect(await rowsOf(invoices)).toEqual([
      [1, 11.5],
      [2, 25],
      [3, 30],
      [9, 90],
    ])
  })

  test('of one source alone, and none', async () => {
    const { folder, write, rowsOf } = session()
    expect(await findHistories(folder)).toBeNull()
    await write('base/invoice.csv', 'id,total\n1,10\n')
    await write('delta/1/invoice.csv', 'id,total\n1,12\n')
    const [only] = (await findHistories(folder)) ?? []
    expect(only?.batches.map(({ id, isBase }) => [id, isBase])).toEqual([
      ['base', true],
      ['1', false],
    ])
    const { connection } = session()
    await extractHistory({ source: 'stripe', batches: only?.batches ?? [] }, { connection, tables })
    expect(await rowsOf(invoices)).toEqual([[1, 12]])
    await rm(join(folder, 'base'), { recursive: true })
    expect(await findHistories(folder)).toBeNull()
  })
})
