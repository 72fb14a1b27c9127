import { z } from '@hono/zod-openapi'
import { defineRoute } from '../define-route.ts'
import { count, isoDate, nothing, section, timestamp } from '../fields.ts'
import { listOf, pageQuery, rowMediaTypes } from '../listed.ts'
import { customerParams } from './customer-params.ts'

const subscriptionRow = z
  .object({
    subscriptionId: z.string(),
    product: z.string().nullable(),
    planId: z.string().nullable(),
    planTier: z.string().nullable(),
    billingInterval: z.string().nullable(),
    currency: z.string().nullable(),
    status: z.string(),
    quantity: z.number().nullable(),
    contractedMrrMinor: z.number().nullable(),
    mrrMinor: z.number().nullable(),
    mrrCents: z.number().nullable(),
    arrCents: z.number().nullable(),
    invoices: z.number().nullable(),
    invoicedCents: z.number().nullable(),
    paidCents: z.number().nullable(),
    isPaying: z.boolean(),
    isCancellationScheduled: z.boolean().nullable(),
    firstDate: isoDate.nullable(),
    trialEndDate: isoDate.nullable(),
    currentPeriodEndDate: isoDate.nullable(),
    renewalDate: isoDate.nullable(),
    cancelDate: isoDate.nullable(),
    endDate: isoDate.nullable(),
  })
  .openapi('SubscriptionRow')

const invoiceRow = z
  .object({
    invoiceId: z.string(),
    customerId: z.string().nullable(),
    subscriptionId: z.string().nullable(),
    invoiceNumber: z.string().nullable(),
    status: z.string(),
    billingReason: z.string().nullable(),
    currency: z.string(),
    totalMinor: z.number(),
    amountPaidMinor: z.number().nullable(),
    amountRemainingMinor: z.number().nullable(),
    totalCents: z.number().nullable(),
    amountPaidCents: z.number().nullable(),
    attemptCount: z.number().nullable(),
    daysPastDue: z.number().nullable(),
    isPaid: z.boolean(),
    invoiceDate: isoDate,
    dueDate: isoDate.nullable(),
    paidAt: timestamp.nullable(),
  })
  .openapi('InvoiceRow')

const mrrMonth = z.object({
  month: isoDate,
  mrrCents: z.number(),
  invoicedCents: z.number(),
  paidCents: z.number(),
})

const mrrMovement = z.object({
  date: isoDate,
  category: z.string(),
  reason: z.string().nullable(),
  productId: z.string().nullable(),
  amountCents: z.number(),
})

/** The source rows that make up a customer's MRR on a day. Amounts in millionths of the currency's minor unit. */
const evidenceRow = z
  .object({
    subscriptionId: z.string(),
    subscriptionItemId: z.string(),
    stripeCustomerId: z.string().nullable(),
    priceId: z.string().nullable(),
    productName: z.string().nullable(),
    planName: z.string().nullable(),
    currency: z.string(),
    status: z.string().nullable(),
    billingInterval: z.string().nullable(),
    intervalCount: z.number().nullable(),
    tiersMode: z.string().nullable(),
    couponIds: z.string().nullable(),
    exceptionReason: z.string().nullable(),
    quantity: z.number().nullable(),
    billedQuantity: z.number().nullable(),
    amountMicros: z.number().nullable(),
    percentKept: z.number().nullable(),
    percentScale: z.number().nullable(),
    amountOffMinor: z.number().nullable(),
    cycleNumerator: z.number().nullable(),
    cycleDenominator: z.number().nullable(),
    contractedMrrMicros: z.number().nullable(),
    mrrMicros: z.number().nullable(),
    isCountedStatus: z.boolean(),
    isMetered: z.boolean(),
    validFromDate: isoDate,
    validToDate: isoDate,
  })
  .openapi('EvidenceRow')

const customerPart = { params: customerParams, body: nothing, method: 'get', tag: 'Account 360' } as const

export const accountBillingRoutes = [
  defineRoute({
    ...customerPart,
    path: '/customers/{customerId}/subscriptions',
    summary: 'Subscriptions, those that pay first',
    query: z.strictObject({}),
    answer: section(z.object({ items: z.array(subscriptionRow) })),
  }),
  defineRoute({
    ...customerPart,
    path: '/customers/{customerId}/invoices',
    summary: 'Invoices, the latest first',
    query: z.strictObject(pageQuery),
    answer: section(listOf(invoiceRow)),
    mediaTypes: rowMediaTypes,
  }),
  defineRoute({
    ...customerPart,
    path: '/customers/{customerId}/mrr',
    summary: 'MRR, invoiced and paid by month, and what moved MRR',
    query: z.strictObject({}),
    answer: section(z.object({ months: z.array(mrrMonth), movements: z.array(mrrMovement) })),
  }),
  defineRoute({
    ...customerPart,
    path: '/customers/{customerId}/evidence',
    summary: 'The source rows that MRR of a day is made of',
    query: z.strictObject({ date: isoDate.optional() }),
    answer: section(
      z.object({
        date: isoDate,
        mrrCents: z.number(),
        ledger: z.array(
          z.object({
            productId: z.string().nullable(),
            currency: z.string(),
            mrrMinor: z.number(),
            mrrMicros: z.number(),
            rateMicros: z.number().nullable(),
            mrrCents: z.number(),
          }),
        ),
        rows: z.array(evidenceRow),
        rowCount: count,
      }),
    ),
  }),
] as const
