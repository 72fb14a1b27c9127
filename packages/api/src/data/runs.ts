import { z } from '@hono/zod-openapi'
import { defineRoute } from '../define-route.ts'
import { count, nothing, section, timestamp, wholeNumber } from '../fields.ts'
import { listOf } from '../listed.ts'

const nodeTiming = z
  .object({
    uniqueId: z.string(),
    name: z.string(),
    type: z.string(),
    status: z.string(),
    startedAt: timestamp.nullable(),
    completedAt: timestamp.nullable(),
    seconds: z.number(),
    thread: z.string().nullable(),
    rowsAffected: z.number().nullable(),
    failures: z.number().nullable(),
    message: z.string().nullable(),
  })
  .openapi('NodeTiming')

const job = z.object({
  job: z.string(),
  beganAt: timestamp,
  endedAt: timestamp,
  status: z.string(),
  reason: z.string(),
  seconds: z.number(),
  steps: z.array(
    z.object({
      command: z.string(),
      exitCode: z.number().nullable(),
      seconds: z.number(),
      output: z.string(),
    }),
  ),
})

/** A run as it goes on, as far as its log tells. */
export const runProgress = z
  .object({
    invocationId: z.string(),
    startedAt: timestamp,
    isRunning: z.boolean(),
    command: z.string().nullable(),
    total: z.number().nullable(),
    finished: count,
    failed: count,
    lastLine: z.string().nullable(),
  })
  .openapi('RunProgress')

const of = { params: nothing, body: nothing, method: 'get', tag: 'Data' } as const

export const runRoutes = [
  defineRoute({
    ...of,
    path: '/data/runs',
    summary: 'Runs of the schedule, the last build, and the one that goes on now',
    query: z.strictObject({ cursor: z.string().max(400).optional(), limit: wholeNumber(1, 500, 50) }),
    answer: listOf(job).extend({
      last: z
        .object({
          invocationId: z.string(),
          startedAt: timestamp.nullable(),
          generatedAt: timestamp,
          command: z.string().nullable(),
          seconds: z.number(),
          nodes: count,
          statuses: z.array(z.object({ type: z.string(), status: z.string(), count })),
        })
        .nullable(),
      progress: runProgress.nullable(),
    }),
  }),
  defineRoute({
    ...of,
    path: '/data/runs/last/nodes',
    summary: 'Timings of the nodes of the last run, the longest first',
    query: z.strictObject({
      type: z.string().max(100).optional(),
      status: z.string().max(100).optional(),
      cursor: z.string().max(400).optional(),
      limit: wholeNumber(1, 5000, 200),
    }),
    answer: section(listOf(nodeTiming).extend({ invocationId: z.string() })),
  }),
] as const
