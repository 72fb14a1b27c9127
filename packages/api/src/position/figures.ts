import { z } from '@hono/zod-openapi'
import { count, figure, isoDate, timestamp } from '../fields.ts'

export const headline = z.object({
  customers: figure,
  payingCustomers: figure,
  atRiskCustomers: figure,
  atRiskArrCents: figure,
  atRiskCustomersPreviousDay: figure,
  mrrCents: figure,
  arrCents: figure,
  mrrChangeMonthToDateCents: figure,
  nrr: figure,
  grr: figure,
  expansionCustomers: figure,
  estimatedUpliftCents: figure,
  firstReplyAdherence: figure,
  openTickets: figure,
})

const period = z.object({
  from: isoDate,
  to: isoDate,
  startingCents: z.number(),
  movements: z.object({
    new: z.number(),
    reactivation: z.number(),
    expansion: z.number(),
    contraction: z.number(),
    churn: z.number(),
    fx: z.number(),
  }),
  endingCents: z.number(),
})

export const revenue = z.object({
  months: z.array(period),
  lastMonth: period,
  year: period,
  basis: z.enum(['event', 'month_end']),
  exceptions: z.array(z.object({ reason: z.string(), count })),
})

const retentionSlice = z.object({
  slice: z.string(),
  nrr: figure,
  grr: figure,
  logoChurn: figure,
  customersStart: count,
  customersChurned: count,
  startingCents: z.number(),
})

export const retention = z.object({
  through: isoDate,
  total: retentionSlice,
  segments: z.array(retentionSlice),
})

export const cohorts = z.object({
  cohorts: z.array(
    z.object({
      quarter: isoDate,
      customers: count,
      startingCents: z.number(),
      cells: z.array(z.object({ offset: z.number(), revenue: z.number(), accounts: z.number() })),
    }),
  ),
})

export const service = z.object({
  month: isoDate,
  lines: z.array(
    z.object({
      metric: z.string(),
      slice: z.string(),
      met: count,
      breached: count,
      running: count,
      adherence: figure,
      previousAdherence: figure,
      p50Seconds: figure,
      p90Seconds: figure,
    }),
  ),
})

export const coverage = z.object({
  sources: z.array(
    z.object({
      source: z.string(),
      isPresent: z.boolean(),
      presentTables: count,
      rowCount: count,
      lastSyncedAt: timestamp.nullable(),
      consequence: z.string().nullable(),
      tables: z.array(
        z.object({
          source: z.string(),
          table: z.string(),
          isPresent: z.boolean(),
          rowCount: z.number().nullable(),
          lastSyncedAt: timestamp.nullable(),
          feeds: z.string(),
          consequence: z.string().nullable(),
        }),
      ),
    }),
  ),
  setAside: z.array(z.object({ source: z.string(), table: z.string(), reason: z.string(), count })),
})
