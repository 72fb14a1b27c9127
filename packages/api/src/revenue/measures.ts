import { z } from '@hono/zod-openapi'
import { count, isoDate, rate } from '../fields.ts'

const period = { dimension: z.string(), slice: z.string(), month: isoDate, isCompleteMonth: z.boolean() }

export const waterfallRow = z
  .object({
    ...period,
    startingMrrCents: z.number(),
    newMrrCents: z.number(),
    reactivationMrrCents: z.number(),
    expansionMrrCents: z.number(),
    contractionMrrCents: z.number().meta({ description: 'Positive; it is taken off' }),
    churnMrrCents: z.number().meta({ description: 'Positive; it is taken off' }),
    fxMrrCents: z.number(),
    endingMrrCents: z.number(),
  })
  .openapi('WaterfallRow')

export const retentionRow = z
  .object({
    ...period,
    windowMonths: count,
    startingMrrCents: z.number(),
    retainedMrrCents: z.number(),
    grossRetainedMrrCents: z.number(),
    nrr: rate.nullable(),
    grr: rate.nullable(),
    customersStart: count,
    customersChurned: count,
    logoChurn: rate.nullable(),
  })
  .openapi('RetentionRow')

export const cohortRow = z
  .object({
    ...period,
    cohortMonth: isoDate,
    monthOffset: count,
    cohortCustomers: count,
    retainedCustomers: count,
    accountRetention: rate.nullable(),
    startingMrrCents: z.number(),
    retainedMrrCents: z.number(),
    revenueRetention: rate.nullable(),
  })
  .openapi('CohortRow')

export const revenueKpiRow = z
  .object({
    ...period,
    mrrCents: z.number(),
    arrCents: z.number(),
    payingCustomers: count,
    newCustomers: count,
    acquisitionSpendCents: z.number().nullable(),
    cacBasis: z.string().nullable(),
    quickRatio: z.number().nullable(),
    grossMrrChurn: rate.nullable(),
    netMrrChurn: rate.nullable(),
    logoChurn: rate.nullable(),
    arpaCents: z.number().nullable(),
    ltvCents: z.number().nullable(),
    cacCents: z.number().nullable(),
    paidCacCents: z.number().nullable(),
    cacPaybackMonths: z.number().nullable(),
  })
  .openapi('RevenueKpiRow')
