import { z } from '@hono/zod-openapi'
import { timestamp } from './fields.ts'
import { runProgress } from './data/runs.ts'

export const eventsPath = '/events'

/** What `/api/v1/events` sends, as server-sent events of these names. */
const liveEvent = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('version'), version: z.string(), publishedAt: timestamp }),
    z.object({ kind: z.literal('run'), progress: runProgress }),
    z.object({ kind: z.literal('log'), invocationId: z.string(), line: z.string() }),
  ])
  .openapi('LiveEvent')

export type LiveEvent = z.output<typeof liveEvent>
