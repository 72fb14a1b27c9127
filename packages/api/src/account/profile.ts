import { z } from '@hono/zod-openapi'
import { customerDescribed } from '../customer-fields.ts'
import { defineRoute } from '../define-route.ts'
import { count, healthBand, isoDate, nothing, rate, section, timestamp, wholeNumber } from '../fields.ts'
import { riskReason } from '../position/account.ts'
import { customerParams } from './customer-params.ts'
import { timelineKinds } from './timeline-kinds.ts'

const accountProfile = z
  .object({
    ...customerDescribed,
    currency: z.string().nullable(),
    riskBand: z.string().nullable(),
    healthTier: z.string().nullable(),
    compositeScore: z.number().nullable(),
    churnRiskMethod: z.string().nullable(),
    activeUsers7d: z.number().nullable(),
    daysSinceLastActivity: z.number().nullable(),
    openCriticalTickets: z.number().nullable(),
    totalLocations: z.number().nullable(),
    totalDevices: z.number().nullable(),
    activeDevices: z.number().nullable(),
    employeeCount: z.number().nullable(),
    isTest: z.boolean().nullable(),
    firstPaidDate: isoDate.nullable(),
    createdDate: isoDate.nullable(),
    asOfDate: isoDate,
    reasons: z.array(
      riskReason.extend({ pointsChange1d: z.number().nullable(), pointsChange28d: z.number().nullable() }),
    ),
    expansionSignals: z.array(
      z.object({
        signal: z.string(),
        evidence: z.string(),
        estimatedUpliftCents: z.number().nullable(),
      }),
    ),
    knownCancellation: z.object({ decidedDate: isoDate.nullable(), endsDate: isoDate }).nullable(),
    mergedFrom: z.array(z.string()).meta({ description: 'Ids that lead here' }),
  })
  .openapi('AccountProfile')

const healthPoint = z.object({
  date: isoDate,
  score: z.number().nullable(),
  band: healthBand,
  dataCoverage: rate.nullable(),
  mrrCents: z.number().nullable(),
  reasons: z.array(riskReason),
})

const explainedMeasure = z.object({
  measure: z.string(),
  component: z.string().nullable(),
  state: z.enum(['measured', 'good_news', 'missing', 'not_applicable']),
  weight: z.number(),
  value: z.number().nullable(),
  noPenaltyAt: z.number().nullable(),
  fullPenaltyAt: z.number().nullable(),
  points: z.number(),
  pointsDayBefore: z.number().nullable(),
  pointsWeeksBefore: z.number().nullable(),
  evidence: z.array(
    z.object({
      record: z.string(),
      detail: z.string().nullable(),
      happenedOn: isoDate,
      knownFrom: isoDate,
      countsUntil: isoDate,
    }),
  ),
})

const scoredDay = z.object({ date: isoDate, score: z.number().nullable(), band: z.string() })

const healthExplanation = z
  .object({
    segment: z.string(),
    lifecycleStage: z.string(),
    day: scoredDay,
    dayBefore: scoredDay.nullable(),
    weeksBefore: scoredDay.nullable(),
    dataCoverage: rate,
    minimumCoverage: rate,
    daysOfHistory: count,
    minimumHistoryDays: count,
    ceiling: z
      .object({ measure: z.string(), from: z.number(), bestBand: z.string(), score: z.number() })
      .nullable(),
    measures: z.array(explainedMeasure),
  })
  .openapi('HealthExplanation')

const timelineItem = z
  .object({
    id: z.string(),
    at: timestamp,
    kind: z.enum(timelineKinds),
    source: z.string().meta({ description: 'The system it comes from; waypoint for what was worked out' }),
    title: z.string(),
    detail: z.string().nullable(),
    amountCents: z.number().nullable(),
    currency: z
      .string()
      .nullable()
      .meta({ description: 'Of the amount; null where it is the reporting currency' }),
    ref: z.string().nullable().meta({ description: 'The id in its system' }),
  })
  .openapi('TimelineItem')

export const profileRoutes = [
  defineRoute({
    method: 'get',
    path: '/customers/{customerId}',
    tag: 'Account 360',
    summary: 'One customer: revenue, health with reasons, owner, renewal',
    params: customerParams,
    query: z.strictObject({}),
    body: nothing,
    answer: accountProfile,
  }),
  defineRoute({
    method: 'get',
    path: '/customers/{customerId}/health',
    tag: 'Account 360',
    summary: 'Score, band and reasons of each of the last days',
    params: customerParams,
    query: z.strictObject({ days: wholeNumber(1, 1100, 365) }),
    body: nothing,
    answer: section(z.object({ days: z.array(healthPoint) })),
  }),
  defineRoute({
    method: 'get',
    path: '/customers/{customerId}/health/explanation',
    tag: 'Account 360',
    summary: 'How the score of a day comes about, measure by measure, with the records behind',
    params: customerParams,
    query: z.strictObject({ date: isoDate.optional() }),
    body: nothing,
    answer: section(healthExplanation),
  }),
  defineRoute({
    method: 'get',
    path: '/customers/{customerId}/timeline',
    tag: 'Account 360',
    summary: 'Everything that happened, from every source, the latest first',
    params: customerParams,
    query: z.strictObject({
      kinds: z.string().max(200).optional().meta({ description: 'With commas between: ticket,invoice' }),
      from: isoDate.optional(),
      to: isoDate.optional(),
      cursor: z.string().max(400).optional(),
      limit: wholeNumber(1, 1000, 100),
    }),
    body: nothing,
    answer: z.object({
      items: z.array(timelineItem),
      total: count,
      nextCursor: z.string().nullable(),
      kinds: z.array(z.object({ kind: z.enum(timelineKinds), count })),
    }),
  }),
] as const
