import { customerPage, customerSection } from '../queries/customer-page.ts'
import { requireCustomer } from '../queries/customer.ts'
import { rowsOfCustomer } from '../queries/customer-rows.ts'
import type { HandlersOf } from '../routing/handler.ts'
import { billing, deals, devices, gapOf, locations, tickets } from '../version/coverage.ts'

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
      order: ['-isPaying', '-mrrCents', '-firstDate', 'subscriptionId'],
    })
    return { state: 'present', value: { items: items as never[] } }
  },
  'get /customers/{customerId}/invoices': async (call) =>
    await customerSection(call, {
      title: 'Invoices',
      relation: 'marts.fct_invoices',
      needs: [billing],
      order: ['-invoiceDate', 'invoiceId'],
    }),
  'get /customers/{customerId}/tickets': async (call) =>
    await customerSection(call, {
      title: 'Tickets',
      relation: 'marts.fct_tickets',
      needs: [tickets],
      order: ['-createdAt', 'ticketId'],
    }),
  'get /customers/{customerId}/people': async (call) =>
    await customerPage(call, {
      relation: 'entities.entity_users',
      order: ['-isChampion', '-activeDays28d', '-lastActiveDate', 'userId'],
    }),
  'get /customers/{customerId}/devices': async (call) =>
    await customerSection(call, {
      title: 'Devices',
      relation: 'entities.entity_devices',
      needs: [devices],
      order: ['onlineRatio30d', 'deviceId'],
    }),
  'get /customers/{customerId}/locations': async (call) =>
    await customerSection(call, {
      title: 'Locations',
      relation: 'entities.entity_locations',
      needs: [locations],
      order: ['onlineRatio30d', 'locationId'],
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
      unseen: { endsOn: 'coalesce(closed_date, close_date)' },
      order: ['-isOpen', '-endsOn', 'opportunityId'],
    })
    return { state: 'present', value: { items: items as never[] } }
  },
}
