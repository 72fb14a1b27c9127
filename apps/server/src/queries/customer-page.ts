import type { Call } from '../routing/handler.ts'
import { gapOf, type Missing, type Need } from '../version/coverage.ts'
import { lateOf, type LateSource } from '../version/late-sources.ts'
import { arrayPage } from './array-page.ts'
import { customerNames, requireCustomer } from './customer.ts'
import { rowsOfCustomer } from './customer-rows.ts'
import { type Page, type PageQuery, pageOf } from './page.ts'
import { orderBy, type RowOrder } from './row-order.ts'

type AccountCall = Call<PageQuery, { readonly customerId: string }>

interface CustomerList {
  readonly relation: string
  readonly order: RowOrder
}

/** Fewer are read at once, and make any page and the count. */
const rowsAtOnce = 1000

/** A page of the rows of one customer; in another format all of them. */
export async function customerPage<Item>(
  call: AccountCall,
  { relation, order }: CustomerList,
): Promise<Page<Item> | Response> {
  const reader = await call.version()
  const id = await requireCustomer(reader, call.params.customerId)
  const { limit, cursor, format = 'json' } = call.query
  const held = reader.placesOf(relation)?.of(id).rows ?? 0
  if (format !== 'json' || held > rowsAtOnce) {
    return await pageOf(call, {
      relation,
      orderBy: orderBy(order, 'it'),
      conditions: (bindings) => [`it.customer_id = ${bindings.put(id)}`],
    })
  }
  const columns = reader.relations.get(relation)?.columns ?? []
  const isUnnamed =
    call.rowFields.includes('customerName') && !columns.some(({ key }) => key === 'customerName')
  const customerName = isUnnamed ? ((await customerNames(reader)).get(id) ?? null) : null
  const rows = await rowsOfCustomer(reader, {
    id,
    relation,
    fields: isUnnamed ? call.rowFields.filter((field) => field !== 'customerName') : call.rowFields,
    order,
  })
  const page = arrayPage(rows, { cursor, limit, of: reader.version.version })
  const items = isUnnamed ? page.items.map((row) => ({ ...row, customerName })) : page.items
  return { ...page, items: items as unknown as Item[], totals: {} }
}

interface CustomerSection extends CustomerList {
  /** What is missing where it is missing. */
  readonly title: string
  readonly needs: readonly Need[]
}

interface Listed<Value> {
  readonly state: 'present'
  readonly value: Value
  readonly late?: LateSource[]
}

/** The same, or why there are none to be had. */
export async function customerSection<Item>(
  call: AccountCall,
  { title, needs, ...list }: CustomerSection,
): Promise<Listed<Page<Item>> | Missing | Response> {
  const reader = await call.version()
  const gap = gapOf(reader, { title, relations: [list.relation], needs })
  if (gap !== null) return gap
  const page = await customerPage<Item>(call, list)
  if (page instanceof Response) return page
  return { state: 'present', value: page, ...(await lateOf(call, reader, needs)) }
}
