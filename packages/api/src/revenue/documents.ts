import { z } from '@hono/zod-openapi'
import { customerNamed, customerNamedOrNobody } from '../customer-fields.ts'
import { count, isoDate } from '../fields.ts'

export const movementCategories = ['new', 'reactivation', 'expansion', 'contraction', 'churn', 'fx'] as const

/** A customer behind a figure of the waterfall. */
export const movementRow = z
  .object({
    ...customerNamed,
    category: z.enum(movementCategories),
    reasons: z.string().nullable(),
    amountCents: z.number().meta({ description: 'Signed: what it adds to MRR' }),
    firstDate: isoDate,
    lastDate: isoDate,
  })
  .openapi('MovementRow')

/** A customer behind MRR of a day. */
export const payingRow = z
  .object({
    ...customerNamed,
    country: z.string().nullable(),
    owner: z.string().nullable(),
    mrrCents: z.number(),
  })
  .openapi('PayingRow')

export const retainedRow = z
  .object({
    ...customerNamed,
    startingMrrCents: z.number(),
    retainedMrrCents: z.number(),
    grossRetainedMrrCents: z.number(),
    isChurned: z.boolean(),
  })
  .openapi('RetainedRow')

export const policyPreset = z
  .object({
    preset: z.string(),
    ledgerMrrCents: z.number(),
    discountCents: z.number(),
    pastDueCents: z.number(),
    otherStatusCents: z.number(),
    usageCents: z.number(),
    mrrCents: z.number(),
    customers: count,
    differingCustomers: count,
  })
  .openapi('PolicyPreset')

export const policyCustomerRow = z
  .object({
    ...customerNamed,
    ledgerMrrCents: z.number(),
    discountCents: z.number(),
    pastDueCents: z.number(),
    otherStatusCents: z.number(),
    usageCents: z.number(),
    mrrCents: z.number(),
  })
  .openapi('PolicyCustomerRow')

export const reconciliationRow = z
  .object({
    documentType: z.string(),
    documentId: z.string(),
    invoiceId: z.string().nullable(),
    ...customerNamedOrNobody,
    currency: z.string(),
    status: z.string().nullable(),
    reasons: z.string().nullable(),
    isUnexplained: z.boolean(),
    amountMinor: z.number(),
    expectedMinor: z.number().nullable(),
    differenceMinor: z.number().nullable(),
    unexplainedMinor: z.number().nullable(),
    documentDate: isoDate.nullable(),
  })
  .openapi('ReconciliationRow')

export const exceptionRow = z
  .object({
    exceptionId: z.string(),
    sourceTable: z.string(),
    sourceId: z.string(),
    subscriptionId: z.string().nullable(),
    ...customerNamedOrNobody,
    reason: z.string(),
    currency: z.string().nullable(),
    amountMinor: z.number().nullable(),
    excludedMrrMinor: z.number().nullable(),
    firstDate: isoDate.nullable(),
  })
  .openapi('ExceptionRow')

export const restatementRow = z
  .object({
    restatementId: z.string(),
    metric: z.string(),
    ...customerNamedOrNobody,
    previousCents: z.number().nullable(),
    restatedCents: z.number().nullable(),
    differenceCents: z.number().nullable(),
    lastCause: z.string().nullable(),
    month: isoDate,
  })
  .openapi('RestatementRow')

export const committedRow = z.object({
  month: isoDate,
  mrrCents: z.number(),
  scheduledChurnCents: z.number(),
  committedMrrCents: z.number(),
  isCompleteMonth: z.boolean(),
})
