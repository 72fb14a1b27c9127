import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const ORDERS = 2000

function pick(from: readonly string[], index: number): string {
  return from[(index * 7) % from.length] ?? ''
}

/** Orders and items for jaffle-shop, whose own are too large for many copies of it; the rest of its data is its own. */
export function addJaffleOrders(projectDir: string): void {
  const data = (name: string): string => join(projectDir, 'seeds/jaffle-data', `raw_${name}.csv`)
  if (existsSync(data('orders')) || !existsSync(data('customers'))) return
  const ids = (name: string): readonly string[] =>
    readFileSync(data(name), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.slice(0, line.indexOf(',')))
  const [customers, stores, products] = [ids('customers'), ids('stores'), ids('products')]
  const orders: string[] = []
  const items: string[] = []
  for (let index = 0; index < ORDERS; index += 1) {
    const day = new Date(Date.UTC(2017, 0, 1 + (index % 700), index % 24)).toISOString().slice(0, 19)
    const subtotal = 500 + ((index * 37) % 2500)
    const tax = Math.round(subtotal * 0.05)
    const id = `order-${index}`
    orders.push(
      [id, pick(customers, index), day, pick(stores, index), subtotal, tax, subtotal + tax].join(','),
    )
    for (let item = 0; item <= index % 3; item += 1) {
      items.push([`item-${index}-${item}`, id, pick(products, index + item)].join(','))
    }
  }
  writeFileSync(
    data('orders'),
    ['id,customer,ordered_at,store_id,subtotal,tax_paid,order_total', ...orders, ''].join('\n'),
  )
  writeFileSync(data('items'), ['id,order_id,sku', ...items, ''].join('\n'))
}
