import { listedSection } from '../queries/listed-section.ts'
import { requireOrder, slicedRows } from '../queries/sliced-rows.ts'
import type { HandlersOf } from '../routing/handler.ts'
import { containing } from '../sql/bindings.ts'
import { tickets } from '../version/coverage.ts'

const needs = [tickets]

export const serviceHandlers: HandlersOf<
  'get /service/adherence' | 'get /service/backlog' | 'get /service/satisfaction' | 'get /service/tickets'
> = {
  'get /service/adherence': async (call) =>
    await slicedRows(call, {
      title: 'SLA adherence',
      relation: 'marts.sla_adherence',
      needs,
      at: 'month',
      orderBy: 'metric',
      conditions: (bindings) => [bindings.among('metric', call.query.metric)],
    }),
  'get /service/backlog': async (call) =>
    await slicedRows(call, { title: 'Backlog', relation: 'marts.support_backlog_daily', needs, at: 'date' }),
  'get /service/satisfaction': async (call) =>
    await slicedRows(call, { title: 'Ratings', relation: 'marts.support_satisfaction', needs, at: 'month' }),
  'get /service/tickets': async (call) => {
    const { q, status, priority, segment, open, clock, state, createdFrom, createdTo, customerId } =
      call.query
    requireOrder(createdFrom, createdTo)
    return await listedSection(call, {
      title: 'Tickets',
      relation: 'marts.fct_tickets',
      needs,
      conditions: (bindings) => [
        q === undefined || q === '' ? null : containing(bindings, ['it.subject', 'it.ticket_id'], q),
        bindings.among('it.status', status),
        bindings.among('it.priority', priority),
        bindings.among('it.segment', segment),
        open === undefined ? null : `it.is_open = ${bindings.put(open === 'true')}`,
        clock === undefined ? null : bindings.among(`it.${clock}_state`, state),
        createdFrom === undefined ? null : `it.created_at >= ${bindings.day(createdFrom)}`,
        createdTo === undefined ? null : `it.created_at < ${bindings.day(createdTo)} + interval 1 day`,
        customerId === undefined ? null : `it.customer_id = ${bindings.put(customerId)}`,
      ],
      orderBy: 'it.created_at desc, it.ticket_id',
    })
  },
}
