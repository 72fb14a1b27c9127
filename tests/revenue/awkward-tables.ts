import type { DuckDBConnection } from '@duckdb/node-api'
import { AWKWARD, COUPONS, PRICES } from './awkward-accounts.ts'
import { unlikeAnyOther } from './stripe-tables.ts'

type Cells = Readonly<Record<string, string | number | boolean>>

export const awkwardIdOf = (number: number): string => `awkward_${number}`

/** Columns that name a customer, subscription or item of one account. */
const IDS = new Set(['id', 'customer_id', 'subscription_id', 'type_id'])

/** The same rows with the account's own ids. */
function ownRow(row: Cells, number: number): Cells {
  return Object.fromEntries(
    Object.entries(row).map(([column, cell]) => {
      if (!IDS.has(column)) return [column, cell]
      return [column, cell === 'customer' ? awkwardIdOf(number) : `${cell}_of_${number}`]
    }),
  )
}

/** Adds the accounts to the tables below raw_stripe, with the columns that only they have. */
export async function loadAwkward(connection: DuckDBConnection): Promise<void> {
  const tables = new Map<string, Cells[]>([
    [
      'price',
      PRICES.map((price) => ({ ...price, product_id: price.id, currency: 'usd', type: 'recurring' })),
    ],
    [
      'tier',
      [
        { price_id: 'parts', up_to: 1000, unit_amount_decimal: '0.5' },
        { price_id: 'parts', unit_amount_decimal: '0.1' },
      ],
    ],
    ['coupon', [...COUPONS]],
    ['customer', []],
  ])
  AWKWARD.forEach(({ rows }, number) => {
    const id = awkwardIdOf(number)
    tables.get('customer')?.push({ id, name: unlikeAnyOther(id), created: '2021-01-01' })
    for (const [table, added] of Object.entries(rows)) {
      const own = added.map((row) => ownRow(row, number))
      tables.set(table, [...(tables.get(table) ?? []), ...own])
    }
  })
  for (const [table, rows] of tables) await addRows(connection, table, rows)
}

async function addRows(connection: DuckDBConnection, table: string, rows: readonly Cells[]): Promise<void> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].map((column) => `"${column}"`)
  await connection.run(
    `create table if not exists raw_stripe."${table}" (_fivetran_synced timestamp default '2021-06-01')`,
  )
  for (const column of columns) {
    await connection.run(`alter table raw_stripe."${table}" add column if not exists ${column} varchar`)
  }
  for (const row of rows) {
    const names = Object.keys(row).map((column) => `"${column}"`)
    const cells = Object.values(row).map((cell) => `'${String(cell)}'`)
    await connection.run(
      `insert into raw_stripe."${table}" (${names.join(', ')}) values (${cells.join(', ')})`,
    )
  }
}
