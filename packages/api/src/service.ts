import { z } from '@hono/zod-openapi'
import { customerNamedOrNobody } from './customer-fields.ts'
import { defineRoute } from './define-route.ts'
import { count, isoDate, nothing, rate, section, severalOf, timestamp } from './fields.ts'
import { listOf, pageQuery, rowMediaTypes } from './listed.ts'
import { sliced, sliceQuery } from './sliced.ts'

const place = { dimension: z.string(), slice: z.string() }

const adherenceRow = z
  .object({
    ...place,
    month: isoDate,
    metric: z.string(),
    met: count,
    breached: count,
    running: count,
    adherence: rate.nullable(),
    p50Seconds: z.number().nullable(),
    p90Seconds: z.number().nullable(),
  })
  .openapi('AdherenceRow')

const backlogRow = z
  .object({
    ...place,
    date: isoDate,
    opened: count,
    resolved: count,
    backlog: count,
    criticalBacklog: count,
    backlogP50AgeDays: z.number().nullable(),
    oldestAgeDays: z.number().nullable(),
  })
  .openapi('BacklogRow')

const satisfactionRow = z
  .object({
    ...place,
    month: isoDate,
    good: count,
    bad: count,
    unrated: count,
    csat: rate.nullable(),
    ratedShare: rate.nullable(),
  })
  .openapi('SatisfactionRow')

const clockState = z.string().nullable().meta({ description: 'met, breached, running or null' })
const seconds = z.number().nullable()

export const ticketRow = z
  .object({
    ticketId: z.string(),
    ...customerNamedOrNobody,
    subject: z.string().nullable(),
    ticketType: z.string().nullable(),
    channel: z.string().nullable(),
    status: z.string(),
    priority: z.string().nullable(),
    segment: z.string().nullable(),
    isOpen: z.boolean(),
    createdAt: timestamp,
    firstReplyAt: timestamp.nullable(),
    resolvedAt: timestamp.nullable(),
    satisfactionScore: z.string().nullable(),
    replyCount: z.number().nullable(),
    reopenCount: z.number().nullable(),
    firstReplyState: clockState,
    firstReplyTargetSeconds: seconds,
    firstReplyElapsedSeconds: seconds,
    nextReplyState: clockState,
    nextReplyTargetSeconds: seconds,
    nextReplyElapsedSeconds: seconds,
    requesterWaitState: clockState,
    requesterWaitTargetSeconds: seconds,
    requesterWaitElapsedSeconds: seconds,
    agentWorkState: clockState,
    agentWorkTargetSeconds: seconds,
    agentWorkElapsedSeconds: seconds,
    fullResolutionState: clockState,
    fullResolutionTargetSeconds: seconds,
    fullResolutionElapsedSeconds: seconds,
  })
  .openapi('TicketRow')

const of = {
  params: nothing,
  body: nothing,
  method: 'get',
  tag: 'Service',
  mediaTypes: rowMediaTypes,
} as const

export const serviceRoutes = [
  defineRoute({
    ...of,
    path: '/service/adherence',
    summary: 'Promises kept and broken, by month and clock',
    query: z.strictObject({ ...sliceQuery, metric: severalOf(z.string().max(100)) }),
    answer: sliced(adherenceRow),
  }),
  defineRoute({
    ...of,
    path: '/service/backlog',
    summary: 'Tickets opened, resolved and waiting, by day',
    query: z.strictObject(sliceQuery),
    answer: sliced(backlogRow),
  }),
  defineRoute({
    ...of,
    path: '/service/satisfaction',
    summary: 'Ratings by month',
    query: z.strictObject(sliceQuery),
    answer: sliced(satisfactionRow),
  }),
  defineRoute({
    ...of,
    path: '/service/tickets',
    summary: 'Tickets with their clocks, the latest first',
    query: z.strictObject({
      ...pageQuery,
      q: z.string().max(200).optional(),
      status: severalOf(z.string().max(100)),
      priority: severalOf(z.string().max(100)),
      segment: severalOf(z.string().max(100)),
      open: z.enum(['true', 'false']).optional(),
      clock: z
        .enum(['first_reply', 'next_reply', 'requester_wait', 'agent_work', 'full_resolution'])
        .optional()
        .meta({ description: 'With `state`: the clock that is meant' }),
      state: severalOf(z.enum(['met', 'breached', 'running'])),
      createdFrom: isoDate.optional(),
      createdTo: isoDate.optional(),
      customerId: z.string().max(200).optional(),
    }),
    answer: section(listOf(ticketRow)),
  }),
] as const
