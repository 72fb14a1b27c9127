import { requireRelation } from '../queries/columns.ts'
import { requireDay } from '../queries/customer.ts'
import { listedSection } from '../queries/listed-section.ts'
import { sumOf } from '../queries/page.ts'
import { drillTables, movementsQuery, movementsTable, payingQuery } from '../queries/revenue-drill.ts'
import type { HandlersOf } from '../routing/handler.ts'
import { billing, gapOf } from '../version/coverage.ts'

const needs = [billing]

/** The customer's name beside its id. */
const customerNames =
  'left join core.dim_customer_current as customers on it.customer_id = customers.customer_id'
const customerName = {
  customerName: 'coalesce(customers.customer_name, it.customer_id)',
  segment: 'customers.segment',
}

export const revenueDocumentHandlers: HandlersOf<
  | 'get /revenue/movements'
  | 'get /revenue/customers'
  | 'get /revenue/retention/customers'
  | 'get /revenue/policies/{preset}/customers'
  | 'get /revenue/reconciliation'
  | 'get /revenue/exceptions'
  | 'get /revenue/restatements'
> = {
  'get /revenue/movements': async (call) => {
    const gap = gapOf(await call.version(), {
      title: 'Customers behind the waterfall',
      relations: drillTables,
      needs,
    })
    if (gap !== null) return gap
    const found = await listedSection<never>(call, {
      title: 'Movements of MRR',
      relation: movementsTable(call.query.basis),
      needs,
      query: (bindings) => movementsQuery(call.query, bindings),
      orderBy: 'abs(it.amount_cents) desc, it.customer_id, it.category',
      totals: { totalCents: sumOf('amountCents') },
    })
    return withTotal(found)
  },
  'get /revenue/customers': async (call) => {
    const reader = await call.version()
    const date = requireDay(reader, call.query.date)
    const gap = gapOf(reader, { title: 'Customers behind MRR', relations: drillTables, needs })
    if (gap !== null) return gap
    const found = await listedSection<never>(call, {
      title: 'Customers behind MRR',
      relation: 'marts.fct_mrr_daily',
      needs,
      query: (bindings) => payingQuery({ ...call.query, date }, bindings),
      orderBy: 'it.mrr_cents desc, it.customer_id',
      totals: { totalCents: sumOf('mrrCents') },
    })
    const told = withTotal(found)
    if (told instanceof Response || told.state === 'missing') return told
    return { state: 'present', value: { ...told.value, date } }
  },
  'get /revenue/retention/customers': async (call) =>
    await listedSection(call, {
      title: 'Customers behind retention',
      relation: 'marts.fct_retention',
      needs,
      joins: customerNames,
      expressions: {
        ...customerName,
        startingMrrCents: 'cast(it.starting_mrr_cents as bigint)',
        retainedMrrCents: 'cast(it.retained_mrr_cents as bigint)',
        grossRetainedMrrCents: 'cast(it.gross_retained_mrr_cents as bigint)',
      },
      conditions: (bindings) => [
        `it.month = date_trunc('month', ${bindings.day(call.query.month)})`,
        `it.window_months = ${bindings.put(call.query.windowMonths)}`,
        bindings.among(`coalesce(customers.segment, 'unknown')`, call.query.segment),
      ],
      orderBy: 'it.retained_mrr_cents - it.starting_mrr_cents, it.customer_id',
    }),
  'get /revenue/policies/{preset}/customers': async (call) =>
    await listedSection(call, {
      title: 'Customers by whom a policy differs',
      relation: 'marts.mrr_policy_bridge',
      needs,
      joins: customerNames,
      expressions: customerName,
      conditions: (bindings) => [
        `it.preset = ${bindings.put(call.params.preset)}`,
        'it.mrr_cents <> it.ledger_mrr_cents',
      ],
      orderBy: 'abs(it.mrr_cents - it.ledger_mrr_cents) desc, it.customer_id',
    }),
  'get /revenue/reconciliation': async (call) => {
    const name = 'marts.revenue_reconciliation'
    const { documentType, unexplained, customerId } = call.query
    const found = await listedSection<never>(call, {
      title: 'Reconciliation with billing',
      relation: name,
      needs,
      conditions: (bindings) => [
        bindings.among('it.document_type', documentType),
        unexplained === undefined ? null : `it.is_unexplained = ${bindings.put(unexplained === 'true')}`,
        customerId === undefined ? null : `it.customer_id = ${bindings.put(customerId)}`,
      ],
      orderBy:
        'it.is_unexplained desc, abs(it.unexplained_minor) desc nulls last, it.document_date desc nulls last, it.document_id',
    })
    if (found instanceof Response || found.state === 'missing') return found
    const reader = await call.version()
    const summary = await reader.rows({
      sql: `select document_type, count(*) as documents, count(*) filter (where difference_minor <> 0) as differing,
          count(*) filter (where is_unexplained) as unexplained
        from ${requireRelation(reader, name).sql} group by document_type order by document_type`,
      parameters: [],
    })
    return { state: 'present', value: { ...found.value, summary: summary as never[] } }
  },
  'get /revenue/exceptions': async (call) => {
    const name = 'marts.revenue_exceptions'
    const found = await listedSection<never>(call, {
      title: 'What MRR leaves out',
      relation: name,
      needs,
      conditions: (bindings) => [bindings.among('it.reason', call.query.reason)],
      orderBy: 'it.reason, it.first_date desc nulls last, it.exception_id',
    })
    if (found instanceof Response || found.state === 'missing') return found
    const reader = await call.version()
    const reasons = await reader.rows({
      sql: `select reason, count(*) as exceptions from ${requireRelation(reader, name).sql}
        group by reason order by exceptions desc, reason`,
      parameters: [],
    })
    return { state: 'present', value: { ...found.value, reasons: reasons as never[] } }
  },
  'get /revenue/restatements': async (call) =>
    await listedSection(call, {
      title: 'Restatements',
      relation: 'marts.metric_restatement',
      orderBy: 'it.restated_at desc nulls last, it.month desc, it.restatement_id',
    }),
}

type Found<Value> =
  | { readonly state: 'present'; readonly value: Value }
  | { readonly state: 'missing'; readonly missing: string; readonly why: string }
  | Response

interface Totalled {
  readonly totals: Readonly<Record<string, number>>
}

function withTotal<Value extends Totalled>(
  found: Found<Value>,
): Found<Value & { readonly totalCents: number }> {
  if (found instanceof Response || found.state === 'missing') return found
  return { state: 'present', value: { ...found.value, totalCents: found.value.totals['totalCents'] ?? 0 } }
}
