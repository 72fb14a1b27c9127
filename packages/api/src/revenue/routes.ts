import { z } from '@hono/zod-openapi'
import { defineRoute } from '../define-route.ts'
import { count, isoDate, nothing, section, severalOf } from '../fields.ts'
import { format, listOf, pageQuery, rowMediaTypes } from '../listed.ts'
import { sliced, sliceQuery } from '../sliced.ts'
import {
  movementCategories,
  movementRow,
  payingRow,
  retainedRow,
  policyPreset,
  policyCustomerRow,
  reconciliationRow,
  exceptionRow,
  restatementRow,
  committedRow,
} from './documents.ts'
import { waterfallRow, retentionRow, cohortRow, revenueKpiRow } from './measures.ts'

const of = {
  params: nothing,
  body: nothing,
  method: 'get',
  tag: 'Revenue',
  mediaTypes: rowMediaTypes,
} as const

/** Which part of MRR: all of it, or one slice of a dimension. */
const sliceOfMrr = {
  dimension: z.enum(['total', 'segment', 'country', 'product', 'plan_tier']).default('total'),
  slice: z.string().max(200).optional(),
}

export const revenueRoutes = [
  defineRoute({
    ...of,
    path: '/revenue/waterfall',
    summary: 'How MRR moved, month by month: starting + movements = ending, to the cent',
    query: z.strictObject({ ...sliceQuery, basis: z.enum(['event', 'month_end']).default('event') }),
    answer: sliced(waterfallRow),
  }),
  defineRoute({
    ...of,
    path: '/revenue/movements',
    summary: 'The customers behind a figure of the waterfall',
    query: z.strictObject({
      ...pageQuery,
      ...sliceOfMrr,
      month: isoDate,
      basis: z.enum(['event', 'month_end']).default('event'),
      category: severalOf(z.enum(movementCategories)),
    }),
    answer: section(listOf(movementRow).extend({ totalCents: z.number() })),
  }),
  defineRoute({
    ...of,
    path: '/revenue/customers',
    summary: 'The customers that MRR of a day is made of',
    query: z.strictObject({ ...pageQuery, ...sliceOfMrr, date: isoDate.optional() }),
    answer: section(listOf(payingRow).extend({ date: isoDate, totalCents: z.number() })),
  }),
  defineRoute({
    ...of,
    path: '/revenue/retention',
    summary: 'Net and gross revenue retention and logo churn by month',
    query: z.strictObject({
      ...sliceQuery,
      windowMonths: z.enum(['1', '3', '12']).default('12').transform(Number),
    }),
    answer: sliced(retentionRow),
  }),
  defineRoute({
    ...of,
    path: '/revenue/retention/customers',
    summary: 'The customers behind a retention figure, the greatest loss first',
    query: z.strictObject({
      ...pageQuery,
      month: isoDate,
      windowMonths: z.enum(['1', '3', '12']).default('12').transform(Number),
      segment: severalOf(z.string().max(100)),
    }),
    answer: section(listOf(retainedRow)),
  }),
  defineRoute({
    ...of,
    path: '/revenue/cohorts',
    summary: 'Account and revenue retention by month of first MRR',
    query: z.strictObject(sliceQuery),
    answer: sliced(cohortRow),
  }),
  defineRoute({
    ...of,
    path: '/revenue/kpis',
    summary: 'ARPA, LTV, CAC, quick ratio and churn by month',
    query: z.strictObject(sliceQuery),
    answer: sliced(revenueKpiRow),
  }),
  defineRoute({
    ...of,
    path: '/revenue/committed',
    summary: 'MRR less what is known to end, by month',
    query: z.strictObject({ format }),
    answer: section(z.object({ rows: z.array(committedRow) })),
  }),
  defineRoute({
    ...of,
    path: '/revenue/policies',
    summary: 'MRR by the policies of others, and the bridge to them',
    query: z.strictObject({}),
    answer: section(z.object({ asOf: isoDate, presets: z.array(policyPreset) })),
  }),
  defineRoute({
    ...of,
    path: '/revenue/policies/{preset}/customers',
    summary: 'The customers by whom a policy differs, the greatest difference first',
    params: z.object({ preset: z.string().min(1).max(100) }),
    query: z.strictObject(pageQuery),
    answer: section(listOf(policyCustomerRow)),
  }),
  defineRoute({
    ...of,
    path: '/revenue/reconciliation',
    summary: 'Invoices and payments beside what the ledger expects, the unexplained first',
    query: z.strictObject({
      ...pageQuery,
      documentType: severalOf(z.string().max(100)),
      unexplained: z.enum(['true', 'false']).optional(),
      customerId: z.string().max(200).optional(),
    }),
    answer: section(
      listOf(reconciliationRow).extend({
        summary: z.array(
          z.object({ documentType: z.string(), documents: count, differing: count, unexplained: count }),
        ),
      }),
    ),
  }),
  defineRoute({
    ...of,
    path: '/revenue/exceptions',
    summary: 'What billing delivered and MRR leaves out, with the reason',
    query: z.strictObject({ ...pageQuery, reason: severalOf(z.string().max(100)) }),
    answer: section(
      listOf(exceptionRow).extend({ reasons: z.array(z.object({ reason: z.string(), exceptions: count })) }),
    ),
  }),
  defineRoute({
    ...of,
    path: '/revenue/restatements',
    summary: 'Published figures that were corrected since, and why',
    query: z.strictObject(pageQuery),
    answer: section(listOf(restatementRow)),
  }),
] as const
