import { slicedRows } from '../queries/sliced-rows.ts'
import type { HandlersOf } from '../routing/handler.ts'
import { usage } from '../version/coverage.ts'

const needs = [usage]

export const productHandlers: HandlersOf<
  'get /product/active-users' | 'get /product/adoption' | 'get /product/retention' | 'get /product/lifecycle'
> = {
  'get /product/active-users': async (call) =>
    await slicedRows(call, { title: 'Active people', relation: 'marts.rpt_active_users', needs, at: 'date' }),
  'get /product/adoption': async (call) =>
    await slicedRows(call, {
      title: 'Adoption of features',
      relation: 'marts.rpt_feature_adoption',
      needs,
      at: 'date',
      orderBy: 'product, feature',
      conditions: (bindings) => [
        bindings.among('product', call.query.product),
        call.query.latest === 'true' && call.query.from === undefined ? 'is_latest' : null,
      ],
    }),
  'get /product/retention': async (call) =>
    await slicedRows(call, {
      title: 'Retention of people',
      relation: 'marts.usage_retention',
      needs,
      at: 'cohort_month',
      orderBy: 'first_day',
      conditions: (bindings) => [`method = ${bindings.put(call.query.method)}`],
    }),
  'get /product/lifecycle': async (call) =>
    await slicedRows(call, {
      title: 'Lifecycle of people',
      relation: 'marts.rpt_user_lifecycle',
      needs,
      at: 'period_start',
      conditions: (bindings) => [`period = ${bindings.put(call.query.period)}`],
    }),
}
