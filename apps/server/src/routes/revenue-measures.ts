import { exportAnswer } from '../queries/export-answer.ts'
import { requireRelation } from '../queries/columns.ts'
import { slicedRows } from '../queries/sliced-rows.ts'
import type { HandlersOf } from '../routing/handler.ts'
import { billing, gapOf } from '../version/coverage.ts'
import { dayOf } from '../version/rows.ts'

const needs = [billing]

export const revenueMeasureHandlers: HandlersOf<
  | 'get /revenue/waterfall'
  | 'get /revenue/retention'
  | 'get /revenue/cohorts'
  | 'get /revenue/kpis'
  | 'get /revenue/committed'
  | 'get /revenue/policies'
> = {
  'get /revenue/waterfall': async (call) =>
    await slicedRows(call, {
      title: 'MRR waterfall',
      relation: 'marts.mrr_waterfall',
      needs,
      at: 'month',
      conditions: (bindings) => [`basis = ${bindings.put(call.query.basis)}`],
    }),
  'get /revenue/retention': async (call) =>
    await slicedRows(call, {
      title: 'Revenue retention',
      relation: 'marts.nrr_summary',
      needs,
      at: 'month',
      conditions: (bindings) => [`window_months = ${bindings.put(call.query.windowMonths)}`],
    }),
  'get /revenue/cohorts': async (call) =>
    await slicedRows(call, {
      title: 'Revenue cohorts',
      relation: 'marts.revenue_cohort_analysis',
      needs,
      at: 'cohort_month',
      orderBy: 'month_offset',
    }),
  'get /revenue/kpis': async (call) =>
    await slicedRows(call, { title: 'Revenue figures', relation: 'marts.revenue_kpis', needs, at: 'month' }),
  'get /revenue/committed': async (call) => {
    const reader = await call.version()
    const name = 'marts.committed_mrr'
    const gap = gapOf(reader, { title: 'Committed MRR', relations: [name], needs })
    if (gap !== null) return gap
    const statement = {
      sql: `select month, cast(sum(mrr_cents) as bigint) as mrr_cents,
          cast(sum(scheduled_churn_cents) as bigint) as scheduled_churn_cents,
          cast(sum(committed_mrr_cents) as bigint) as committed_mrr_cents, bool_and(is_complete_month) as is_complete_month
        from ${requireRelation(reader, name).sql} group by month order by month`,
      parameters: [],
    }
    const { format } = call.query
    if (format !== 'json') return await exportAnswer(call, { statement, format, name })
    return { state: 'present', value: { rows: (await reader.rows(statement)) as never[] } }
  },
  'get /revenue/policies': async (call) => {
    const reader = await call.version()
    const name = 'marts.mrr_policy_bridge'
    const gap = gapOf(reader, { title: 'Policies of MRR', relations: [name], needs })
    if (gap !== null) return gap
    const relation = requireRelation(reader, name)
    const sums = [
      'ledger_mrr_cents',
      'discount_cents',
      'past_due_cents',
      'other_status_cents',
      'usage_cents',
      'mrr_cents',
    ]
    const presets = await reader.rows({
      sql: `select preset, ${sums.map((sum) => `cast(coalesce(sum(${sum}), 0) as bigint) as ${sum}`).join(', ')},
          count(*) filter (where mrr_cents <> 0) as customers,
          count(*) filter (where mrr_cents <> ledger_mrr_cents) as differing_customers, max(as_of_date) as as_of
        from ${relation.sql} group by preset order by preset <> 'waypoint', preset`,
      parameters: [],
    })
    const asOf = dayOf(presets[0], 'asOf') ?? reader.asOf ?? ''
    return {
      state: 'present',
      value: { asOf, presets: presets as never[] },
    }
  },
}
