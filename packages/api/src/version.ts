import { z } from '@hono/zod-openapi'
import { count, isoDate, nothing, timestamp } from './fields.ts'
import { defineRoute } from './define-route.ts'

const gate = z.object({ name: z.string(), passed: z.boolean(), details: z.array(z.string()) }).openapi('Gate')

const versionHead = {
  version: z.string(),
  publishedAt: timestamp,
  publishedBy: z.string().nullable(),
  reason: z.string().nullable(),
  sourceDataDay: isoDate.nullable(),
  target: z
    .string()
    .nullable()
    .meta({ description: 'The target whose database keeps it, where this is a copy' }),
  rows: count,
  bytes: count,
  checksPassed: count,
  checksTotal: count,
  overrideReason: z.string().nullable().meta({ description: 'Why it was published although a gate failed' }),
}

const publishedVersion = z
  .object({
    ...versionHead,
    asOf: isoDate.nullable().meta({ description: 'The day that it describes' }),
    currency: z.string().meta({ description: 'ISO 4217 code of the reporting currency' }),
    productNames: z
      .record(z.string(), z.string())
      .meta({ description: 'What the product lines, which slices and rows name by code, are called' }),
    contentHash: z.string(),
    switchedAt: timestamp.nullable(),
    previous: z.string().nullable(),
    relations: count,
    gates: z.array(gate),
    freshness: z.object({
      state: z.enum(['fresh', 'late', 'unknown']),
      oldestSource: z.string().nullable(),
      oldestSyncedAt: timestamp.nullable(),
      late: z.array(z.string()).meta({ description: 'Sources behind their target' }),
    }),
    sources: z.array(
      z.object({
        source: z.string(),
        isPresent: z.boolean(),
        lastSyncedAt: timestamp.nullable(),
        consequence: z.string().nullable(),
      }),
    ),
    project: z.string().nullable(),
  })
  .openapi('PublishedVersion')

const listedVersion = z.object({ ...versionHead, isCurrent: z.boolean() }).openapi('ListedVersion')

export const versionRoutes = [
  defineRoute({
    method: 'get',
    path: '/version',
    tag: 'Version',
    summary: 'The published version that everything is read from',
    params: nothing,
    query: z.strictObject({}),
    body: nothing,
    answer: publishedVersion,
  }),
  defineRoute({
    method: 'get',
    path: '/versions',
    tag: 'Version',
    summary: 'Every published version, latest first',
    params: nothing,
    query: z.strictObject({}),
    body: nothing,
    answer: z.object({ items: z.array(listedVersion) }),
  }),
] as const
