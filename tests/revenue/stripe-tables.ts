import { createHash } from 'node:crypto'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Customer, Price, Subscription } from './histories.ts'

type Cell = string | number | boolean | null
export type Row = readonly Cell[]

const FIRST = Date.UTC(2021, 0, 1)

const at = (minute: number): string => new Date(FIRST + minute * 60_000).toISOString()
const before = (minute: number): string => new Date(FIRST + minute * 60_000 - 1).toISOString()

/** Day 0 is the first that is reported on. */
export const dateOf = (day: number): string => at(day * 24 * 60).slice(0, 10)

const COLUMNS = {
  customer: 'id varchar, name varchar, created timestamp',
  product: 'id varchar, name varchar',
  price: `id varchar, product_id varchar, currency varchar, type varchar, tiers_mode varchar, recurring_interval varchar,
    recurring_interval_count integer, recurring_usage_type varchar, unit_amount_decimal varchar,
    transform_quantity_divide_by integer, transform_quantity_round varchar`,
  tier: 'price_id varchar, up_to integer, unit_amount integer, flat_amount integer',
  coupon:
    'id varchar, duration varchar, percent_off varchar, amount_off integer, currency varchar, duration_in_months integer',
  subscription: 'id varchar, customer_id varchar, status varchar, created timestamp, start_date timestamp',
  subscription_history: `id varchar, customer_id varchar, status varchar, created timestamp, start_date timestamp,
    _fivetran_active boolean, _fivetran_start timestamp, _fivetran_end timestamp`,
  subscription_item: `id varchar, subscription_id varchar, price_id varchar, quantity integer, created timestamp,
    _fivetran_active boolean, _fivetran_start timestamp, _fivetran_end timestamp`,
  subscription_discount:
    'id varchar, subscription_id varchar, coupon_id varchar, start timestamp, "end" timestamp',
} as const

export type Table = keyof typeof COLUMNS

/** What billing would deliver of these customers, by table. */
export function stripeTables(customers: readonly Customer[]): Readonly<Record<Table, readonly Row[]>> {
  const tables = Object.fromEntries(Object.keys(COLUMNS).map((table) => [table, [] as Row[]])) as Record<
    Table,
    Row[]
  >
  for (const product of ['prod_a', 'prod_b', 'prod_c']) tables.product.push([product, product])
  customers.forEach((subscriptions, number) => {
    const customerId = customerIdOf(number)
    tables.customer.push([customerId, unlikeAnyOther(customerId), at(0)])
    subscriptions.forEach((subscription, index) => {
      addSubscription(tables, subscription, { id: `sub_${number}_${index}`, customerId })
    })
  })
  return tables
}

/** A name that nobody takes for another one. */
export function unlikeAnyOther(id: string): string {
  const letters = createHash('sha256')
    .update(id)
    .digest('hex')
    .replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))
  return `${letters.slice(0, 10)} ${letters.slice(10, 18)}`
}

export const customerIdOf = (number: number): string => `cus_${number}`

interface Ids {
  readonly id: string
  readonly customerId: string
}

function addSubscription(
  tables: Record<Table, Row[]>,
  subscription: Subscription,
  { id, customerId }: Ids,
): void {
  const { statuses, items, discounts } = subscription
  const start = at(statuses[0]?.minute ?? 0)
  tables.subscription.push([id, customerId, statuses.at(-1)?.value ?? null, start, start])
  statuses.forEach(({ minute, value }, index) => {
    const next = statuses[index + 1]
    tables.subscription_history.push([id, customerId, value, start, start, ...span(minute, next?.minute)])
  })
  items.forEach(({ versions }, number) => {
    const itemId = `${id}_item_${number}`
    versions.forEach(({ minute, value }, index) => {
      if (value === null) return
      const priceId = addPrice(tables, value.price, { id: `${itemId}_${index}`, subscription })
      const created = at(versions[0]?.minute ?? 0)
      tables.subscription_item.push([
        itemId,
        id,
        priceId,
        value.quantity,
        created,
        ...span(minute, versions[index + 1]?.minute),
      ])
    })
  })
  discounts.forEach(({ duration, percent, amount, currency, minute, minutes }, number) => {
    const couponId = `${id}_coupon_${number}`
    const isAmount = percent === null
    tables.coupon.push([couponId, duration, percent, isAmount ? amount : null, isAmount ? currency : null, 3])
    const end = minutes === null ? FAR_AWAY : at(minute + minutes)
    tables.subscription_discount.push([
      `${couponId}_discount`,
      id,
      couponId,
      at(minute),
      duration === 'repeating' || minutes !== null ? end : null,
    ])
  })
}

const FAR_AWAY = '2099-01-01T00:00:00.000Z'

function span(minute: number, next: number | undefined): readonly [boolean, string, string] {
  return [next === undefined, at(minute), next === undefined ? '9999-12-31T00:00:00.000Z' : before(next)]
}

function addPrice(
  tables: Record<Table, Row[]>,
  { product, scheme }: Price,
  { id, subscription }: { readonly id: string; readonly subscription: Subscription },
): string {
  const tiered = scheme.kind === 'volume' || scheme.kind === 'graduated'
  const packaged = scheme.kind === 'package'
  tables.price.push([
    id,
    product,
    subscription.currency,
    'recurring',
    tiered ? scheme.kind : null,
    subscription.interval,
    subscription.intervalCount,
    scheme.kind === 'metered' ? 'metered' : 'licensed',
    'amount' in scheme ? scheme.amount : null,
    packaged ? scheme.size : null,
    packaged ? scheme.round : null,
  ])
  if ('tiers' in scheme) {
    for (const { upTo, unitAmount, flatAmount } of scheme.tiers)
      tables.tier.push([id, upTo, unitAmount, flatAmount])
  }
  return id
}

const literal = (cell: Cell): string =>
  typeof cell === 'string' ? `'${cell.replaceAll("'", "''")}'` : String(cell)

/** Creates the tables below raw_stripe where they are not there, and adds the rows. */
export async function loadTables(
  connection: DuckDBConnection,
  tables: Readonly<Partial<Record<Table, readonly Row[]>>>,
): Promise<void> {
  await connection.run('create schema if not exists raw_stripe')
  for (const [table, columns] of Object.entries(COLUMNS)) {
    await connection.run(
      `create table if not exists raw_stripe.${table} (${columns}, _fivetran_synced timestamp default '2021-06-01')`,
    )
    const rows = tables[table as Table] ?? []
    if (rows.length === 0) continue
    const names = columns.split(/,\s*/).map((column) => column.trim().split(' ')[0])
    const values = rows.map((row) => `(${row.map(literal).join(', ')})`)
    await connection.run(`insert into raw_stripe.${table} (${names.join(', ')}) values ${values.join(', ')}`)
  }
}
