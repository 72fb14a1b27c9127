import { z } from '@hono/zod-openapi'
import { defineRoute } from './define-route.ts'
import { count, isoDate, nothing, rate, severalOf } from './fields.ts'
import { rowMediaTypes } from './listed.ts'
import { sliced, sliceQuery } from './sliced.ts'

const place = { dimension: z.string(), slice: z.string() }

const activeUsersRow = z
  .object({
    ...place,
    date: isoDate,
    dau: count,
    wau: count,
    mau: count,
    newUsers: count,
    activeCustomers: count,
    eventCount: count,
    sessionCount: count,
    stickiness: rate.nullable(),
  })
  .openapi('ActiveUsersRow')

const adoptionRow = z
  .object({
    ...place,
    date: isoDate,
    featureId: z.string(),
    product: z.string().nullable(),
    feature: z.string(),
    tier: z.string().nullable(),
    entitledCustomers: count,
    usingCustomers: count,
    adoptingCustomers: count,
    activeUsers: count,
    eventCount: count,
    adoptionRate: rate.nullable(),
    isLatest: z.boolean(),
  })
  .openapi('AdoptionRow')

const usageRetentionRow = z
  .object({
    ...place,
    cohortMonth: isoDate,
    method: z.string(),
    firstDay: count,
    lastDay: z.number().nullable(),
    people: count,
    retainedPeople: count,
    retention: rate.nullable(),
  })
  .openapi('UsageRetentionRow')

const lifecycleRow = z
  .object({
    ...place,
    period: z.string(),
    periodStart: isoDate,
    newUsers: count,
    currentUsers: count,
    resurrectedUsers: count,
    dormantUsers: count,
    activeUsers: count,
    quickRatio: z.number().nullable(),
    isComplete: z.boolean(),
  })
  .openapi('LifecycleRow')

const of = {
  params: nothing,
  body: nothing,
  method: 'get',
  tag: 'Product',
  mediaTypes: rowMediaTypes,
} as const

export const productRoutes = [
  defineRoute({
    ...of,
    path: '/product/active-users',
    summary: 'DAU, WAU, MAU and stickiness by day',
    query: z.strictObject(sliceQuery),
    answer: sliced(activeUsersRow),
  }),
  defineRoute({
    ...of,
    path: '/product/adoption',
    summary: 'Adoption of features',
    query: z.strictObject({
      ...sliceQuery,
      product: severalOf(z.string().max(100)),
      latest: z.enum(['true', 'false']).default('true').meta({ description: 'Only the latest 28 days' }),
    }),
    answer: sliced(adoptionRow),
  }),
  defineRoute({
    ...of,
    path: '/product/retention',
    summary: 'People that come back, by month of their first day',
    query: z.strictObject({
      ...sliceQuery,
      method: z.enum(['n_day', 'unbounded', 'bracket']).default('bracket'),
    }),
    answer: sliced(usageRetentionRow),
  }),
  defineRoute({
    ...of,
    path: '/product/lifecycle',
    summary: 'New, current, resurrected and dormant people',
    query: z.strictObject({ ...sliceQuery, period: z.enum(['week', 'month']).default('month') }),
    answer: sliced(lifecycleRow),
  }),
] as const
