import { z } from '@hono/zod-openapi'
import { healthBand, isoDate, rate } from './fields.ts'

/** Whom a row is about, as a list names it. */
export const customerNamed = {
  customerId: z.string(),
  customerName: z.string(),
  segment: z.string().nullable(),
}

/** The same where a record may belong to nobody. */
export const customerNamedOrNobody = {
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
}

/** A customer as the brief names it. */
export const customerInBrief = {
  customerId: z.string(),
  name: z.string(),
  segment: z.string().nullable(),
  owner: z.string().nullable(),
}

/** What lists and the account say of a customer on the day of the version. */
export const customerDescribed = {
  customerId: z.string(),
  customerName: z.string(),
  domain: z.string().nullable(),
  country: z.string().nullable(),
  segment: z.string().nullable(),
  lifecycleStage: z.string().nullable(),
  tier: z.string().nullable(),
  industry: z.string().nullable(),
  owner: z.string().nullable(),
  subscriptionStatus: z.string().nullable(),
  healthBand: healthBand.nullable(),
  healthScore: z.number().nullable(),
  scoreChange1d: z.number().nullable(),
  scoreChange28d: z.number().nullable(),
  dataCoverage: rate.nullable(),
  churnRiskScore: rate.nullable(),
  mrrCents: z.number().nullable(),
  arrCents: z.number().nullable(),
  openTickets: z.number().nullable(),
  activeUsers28d: z.number().nullable(),
  isPaying: z.boolean(),
  isDelinquent: z.boolean().nullable(),
  renewalDate: isoDate.nullable(),
  daysToRenewal: z.number().nullable(),
}
