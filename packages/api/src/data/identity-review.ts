import { z } from '@hono/zod-openapi'
import { defineRoute } from '../define-route.ts'
import { count, nothing, section, severalOf, timestamp } from '../fields.ts'
import { listOf, pageQuery, rowMediaTypes } from '../listed.ts'

const level = z.string().nullable()

const reviewPair = z
  .object({
    pairId: z.string(),
    customerId: z.string(),
    sourceSystem: z.string(),
    sourceId: z.string(),
    name: z.string().nullable(),
    otherCustomerId: z.string(),
    otherSourceSystem: z.string(),
    otherSourceId: z.string(),
    otherName: z.string().nullable(),
    matchRule: z.string().nullable(),
    probability: z.number().nullable(),
    isTogether: z.boolean().meta({ description: 'Whether they are one customer now' }),
    nameLevel: level,
    domainLevel: level,
    sourceLevel: level,
    externalIdLevel: level,
    phoneLevel: level,
    addressLevel: level,
    emailLevel: level,
    countryLevel: level,
    mrrCents: z.number().nullable().meta({ description: 'Of both customers together' }),
    decision: z.enum(['accepted', 'refused']).nullable().meta({ description: 'Decided since the build' }),
  })
  .openapi('ReviewPair')

const override = z
  .object({
    number: count,
    kind: z.enum(['force_match', 'force_split']),
    one: z.string(),
    other: z.string(),
    author: z.string(),
    reason: z.string(),
    at: z.string(),
    undone: z.object({ author: z.string(), reason: z.string(), at: z.string() }).nullable(),
  })
  .openapi('Override')

const words = z.string().trim().min(1).max(2000)
const author = z.string().trim().min(1).max(200)
const record = z
  .string()
  .min(3)
  .max(300)
  .regex(/^[^:]+:.+$/)
  .meta({ description: 'system:id' })
const of = { params: nothing, tag: 'Data' } as const
const decided = z.object({
  override,
  unknown: z.array(z.string()).meta({ description: 'Records that the last build does not know' }),
  countsFrom: z.string().meta({ description: 'When the decision begins to count' }),
})

export const identityReviewRoutes = [
  defineRoute({
    ...of,
    method: 'get',
    path: '/data/identity/reviews',
    summary: 'Pairs of records that a person should judge, the most doubtful first',
    query: z.strictObject({
      ...pageQuery,
      q: z.string().max(200).optional(),
      system: severalOf(z.string().max(100)),
      together: z.enum(['true', 'false']).optional(),
      decided: z.enum(['true', 'false']).optional(),
      customerId: z.string().max(200).optional(),
    }),
    body: nothing,
    answer: section(listOf(reviewPair)),
    mediaTypes: rowMediaTypes,
  }),
  defineRoute({
    ...of,
    method: 'post',
    path: '/data/identity/decisions',
    summary: 'Accept (one customer) or refuse (two customers) a pair; it counts from the next build on',
    query: z.strictObject({}),
    body: z.strictObject({
      decision: z.enum(['accept', 'refuse']),
      one: record,
      other: record,
      author,
      reason: words,
    }),
    answer: decided,
  }),
  defineRoute({
    ...of,
    method: 'post',
    path: '/data/identity/decisions/undo',
    summary: 'Take a decision back; it is kept with who took it back',
    query: z.strictObject({}),
    body: z.strictObject({ number: z.int().min(1).max(1_000_000), author, reason: words }),
    answer: decided,
  }),
  defineRoute({
    ...of,
    method: 'get',
    path: '/data/identity/decisions',
    summary: 'Every decision, also those taken back',
    query: z.strictObject({}),
    body: nothing,
    answer: section(z.object({ items: z.array(override), readAt: timestamp })),
  }),
] as const
