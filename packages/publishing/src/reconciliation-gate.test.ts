import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { expect, test } from 'vitest'
import { gateOnReconciliation, type Reconciliation } from './reconciliation-gate.ts'

const column = (name: string, sql = name) => ({ name, sql })
const side = (identifier: string) => ({
  name: `main.${identifier}`,
  relation: { database: null, schema: 'main', identifier },
})

async function gate(sql: string, reconciliations: readonly Reconciliation[]) {
  const adapter = await duckdbFactory.open({ type: 'duckdb', path: ':memory:' }, { rootDir: '', threads: 1 })
  const connection = await adapter.connect()
  try {
    await connection.query(sql)
    return await gateOnReconciliation({ adapter, connection, reconciliations })
  } finally {
    await connection.close()
    await adapter.close()
  }
}

const MONTHS: Reconciliation = {
  one: { ...side('months'), by: [column('month')], sums: [column('ending')] },
  other: {
    ...side('days'),
    where: 'extract(day from date + 1) = 1',
    by: [column('month', "cast(date_trunc('month', date) as date)")],
    sums: [column('mrr')],
  },
  rows: false,
  tolerance: 0,
}

const TABLES = `
  create table days as select date '2026-01-01' + range::int as date, range as mrr from range(120);
  create table months as select cast(date_trunc('month', date) as date) as month, max(mrr) as ending from days group by 1`

test('what is told twice in the same way passes', async () => {
  expect(await gate(TABLES, [MONTHS])).toEqual({ name: 'reconciliation', passed: true, details: [] })
})

test('both figures and what is between them are told, a group that one side lacks as nothing', async () => {
  const spoilt = `${TABLES}; update months set ending = ending + 0.5 where month = '2026-02-01'; delete from months where month = '2026-03-01'`
  expect((await gate(spoilt, [MONTHS])).details).toEqual([
    'ending of main.months of 2026-02-01 is 59, mrr of main.days 58: 1 apart',
    'ending of main.months of 2026-03-01 is 0, mrr of main.days 89: -89 apart',
  ])
  expect((await gate(spoilt, [{ ...MONTHS, tolerance: 100 }])).passed).toBe(true)
  const all = await gate(`${TABLES}; update months set ending = -1`, [MONTHS])
  expect(all.details.at(-1)).toBe('main.months: 1 more of month')
})

test('rows are counted where that is asked for, and an empty side sums up to nothing', async () => {
  const copy: Reconciliation = {
    one: { ...side('days'), by: [], sums: [column('mrr')] },
    other: { ...side('copied'), by: [], sums: [column('mrr')] },
    rows: true,
    tolerance: 0,
  }
  expect((await gate(`${TABLES}; create table copied as from days limit 0`, [copy])).details).toEqual([
    'count of rows of main.days is 120, that of main.copied 0: 120 apart',
    'mrr of main.days is 7140, mrr of main.copied 0: 7140 apart',
  ])
})
