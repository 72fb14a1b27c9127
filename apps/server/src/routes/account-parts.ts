import { pageOf, type RowSource } from '../queries/page.ts'
import { requireCustomer } from '../queries/customer.ts'
import { listedSection, type ListedSource } from '../queries/listed-section.ts'
import { rowsOfCustomer } from '../queries/rows-of-customer.ts'
import type { Call, HandlersOf } from '../routing/handler.ts'
import { billing, deals, devices, gapOf, locations, tickets } from '../version/coverage.ts'
import type { PageQuery } from '../queries/page.ts'

type AccountCall<Query> = Call<Query, { readonly customerId: string }>

/** A list of which only the rows of one customer are wanted. */
async function ofCustomer<S extends RowSource>(call: AccountCall<unknown>, source: S): Promise<S> {
  const id = await requireCustomer(await call.version(), call.params.customerId)
  return { ...source, of: id }
}

const section = async <Item>(call: AccountCall<PageQuery>, source: ListedSource) =>
  await listedSection<Item>(call, await ofCustomer(call, source))

export const accountPartHandlers: HandlersOf<
  | 'get /customers/{customerId}/invoices'
  | 'get /customers/{customerId}/tickets'
  | 'get /customers/{customerId}/people'
  | 'get /customers/{customerId}/devices'
  | 'get /customers/{customerId}/locations'
  | 'get /customers/{customerId}/opportunities'
  | 'get /customers/{customerId}/subscriptions'
> = {
  'get /customers/{customerId}/subscriptions': async (call) => {
    const reader = await call.version()
    const id = await requireCustomer(reader, call.params.customerId)
    const gap = gapOf(reader, {
      title: 'Subscriptions',
      relations: ['entities.entity_subscriptions'],
      needs: [billing],
    })
    if (gap !== null) return gap
    const items = await rowsOfCustomer(reader, {
      id,
      relation: 'entities.entity_subscriptions',
      fields: call.rowFields,
      orderBy: 'is_paying desc, mrr_cents desc nulls last, first_date desc, subscription_id',
    })
    return { state: 'present', value: { items: items as never[] } }
  },
  'get /customers/{customerId}/invoices': async (call) =>
    await section(call, {
      title: 'Invoices',
      relation: 'marts.fct_invoices',
      needs: [billing],
      orderBy: 'it.invoice_date desc, it.invoice_id',
    }),
  'get /customers/{customerId}/tickets': async (call) =>
    await section(call, {
      title: 'Tickets',
      relation: 'marts.fct_tickets',
      needs: [tickets],
      orderBy: 'it.created_at desc, it.ticket_id',
    }),
  'get /customers/{customerId}/people': async (call) =>
    await pageOf(
      call,
      await ofCustomer(call, {
        relation: 'entities.entity_users',
        orderBy:
          'it.is_champion desc nulls last, it.active_days_28d desc nulls last, it.last_active_date desc nulls last, it.user_id',
      }),
    ),
  'get /customers/{customerId}/devices': async (call) =>
    await section(call, {
      title: 'Devices',
      relation: 'entities.entity_devices',
      needs: [devices],
      orderBy: 'it.online_ratio_30d nulls last, it.device_id',
    }),
  'get /customers/{customerId}/locations': async (call) =>
    await section(call, {
      title: 'Locations',
      relation: 'entities.entity_locations',
      needs: [locations],
      orderBy: 'it.online_ratio_30d nulls last, it.location_id',
    }),
  'get /customers/{customerId}/opportunities': async (call) => {
    const reader = await call.version()
    const id = await requireCustomer(reader, call.params.customerId)
    const gap = gapOf(reader, { title: 'Deals', relations: ['marts.fct_opportunities'], needs: [deals] })
    if (gap !== null) return gap
    const items = await rowsOfCustomer(reader, {
      id,
      relation: 'marts.fct_opportunities',
      fields: call.rowFields,
      orderBy: 'is_open desc, coalesce(closed_date, close_date) desc nulls last, opportunity_id',
    })
    return { state: 'present', value: { items: items as never[] } }
  },
}
