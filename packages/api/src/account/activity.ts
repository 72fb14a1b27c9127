import { z } from '@hono/zod-openapi'
import { defineRoute } from '../define-route.ts'
import { isoDate, nothing, rate, section, timestamp, wholeNumber } from '../fields.ts'
import { listOf, pageQuery, rowMediaTypes } from '../listed.ts'
import { ticketRow } from '../service.ts'
import { deviceRow, locationRow } from '../operations.ts'
import { customerParams } from './customer-params.ts'

const personRow = z
  .object({
    userId: z.string(),
    userName: z.string().nullable(),
    email: z.string().nullable(),
    title: z.string().nullable(),
    role: z.string().nullable(),
    status: z.string().nullable(),
    isChampion: z.boolean().nullable(),
    isPowerUser: z.boolean().nullable(),
    isActive28d: z.boolean().nullable(),
    activeDays28d: z.number().nullable(),
    events28d: z.number().nullable(),
    sessions28d: z.number().nullable(),
    sourceCount: z.number().nullable(),
    daysSinceLastActivity: z.number().nullable(),
    createdDate: isoDate.nullable(),
    firstActiveDate: isoDate.nullable(),
    lastActiveDate: isoDate.nullable(),
    deactivatedDate: isoDate.nullable(),
  })
  .openapi('PersonRow')

const usageDay = z.object({
  date: isoDate,
  activeUsers1d: z.number(),
  activeUsers7d: z.number(),
  activeUsers28d: z.number(),
  eventCount: z.number(),
  sessionCount: z.number(),
  stickiness28d: rate.nullable(),
})

const productUsage = z.object({
  product: z.string(),
  date: isoDate,
  activeUsers28d: z.number().nullable(),
  units28d: z.number().nullable(),
  unitsPrevious28d: z.number().nullable(),
  entitledSeats: z.number().nullable(),
  entitledUnits28d: z.number().nullable(),
  featuresUsed28d: z.number().nullable(),
  featuresEntitled: z.number().nullable(),
  usageTrend28d: z.number().nullable(),
  overageRatio28d: z.number().nullable(),
  seatUtilisation: z.number().nullable(),
  featureBreadth: z.number().nullable(),
  lastActivityDate: isoDate.nullable(),
})

const featureUsage = z.object({
  feature: z.string(),
  featureName: z.string().nullable(),
  product: z.string().nullable(),
  tier: z.string().nullable(),
  isEntitled: z.boolean(),
  isUsed: z.boolean(),
  isAdopted: z.boolean(),
  activeUsers28d: z.number(),
  events28d: z.number(),
  activeDays28d: z.number(),
  months: z
    .array(z.object({ date: isoDate, activeUsers: z.number(), events: z.number() }))
    .meta({ description: 'The same 28 days up to earlier ends of months, the first one first' }),
})

const customerPart = { params: customerParams, body: nothing, method: 'get', tag: 'Account 360' } as const

export const accountActivityRoutes = [
  defineRoute({
    ...customerPart,
    path: '/customers/{customerId}/tickets',
    summary: 'Tickets with their clocks, the latest first',
    query: z.strictObject(pageQuery),
    answer: section(listOf(ticketRow)),
    mediaTypes: rowMediaTypes,
  }),
  defineRoute({
    ...customerPart,
    path: '/customers/{customerId}/usage',
    summary: 'Use by day, by product and by feature',
    query: z.strictObject({ days: wholeNumber(1, 1100, 90) }),
    answer: section(
      z.object({
        days: z.array(usageDay),
        products: z.array(productUsage),
        features: section(z.array(featureUsage)),
      }),
    ),
  }),
  defineRoute({
    ...customerPart,
    path: '/customers/{customerId}/people',
    summary: 'People of the account, champions and the most active first',
    query: z.strictObject(pageQuery),
    answer: listOf(personRow),
    mediaTypes: rowMediaTypes,
  }),
  defineRoute({
    ...customerPart,
    path: '/customers/{customerId}/devices',
    summary: 'Devices with their availability',
    query: z.strictObject(pageQuery),
    answer: section(listOf(deviceRow)),
    mediaTypes: rowMediaTypes,
  }),
  defineRoute({
    ...customerPart,
    path: '/customers/{customerId}/locations',
    summary: 'Locations with their devices',
    query: z.strictObject(pageQuery),
    answer: section(listOf(locationRow)),
    mediaTypes: rowMediaTypes,
  }),
  defineRoute({
    ...customerPart,
    path: '/customers/{customerId}/opportunities',
    summary: 'Deals, open ones first',
    query: z.strictObject({}),
    answer: section(
      z.object({
        items: z.array(
          z.object({
            opportunityId: z.string(),
            opportunityName: z.string().nullable(),
            opportunityType: z.string().nullable(),
            stageName: z.string().nullable(),
            outcome: z.string().nullable(),
            ownerName: z.string().nullable(),
            amountCents: z.number().nullable(),
            isOpen: z.boolean(),
            isOverdue: z.boolean().nullable(),
            closeDate: isoDate.nullable(),
            createdDate: isoDate.nullable(),
            updatedAt: timestamp.nullable(),
          }),
        ),
      }),
    ),
  }),
] as const
