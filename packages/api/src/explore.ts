import { z } from '@hono/zod-openapi'
import { customerNamed } from './customer-fields.ts'
import { table } from './data/quality.ts'
import { defineRoute } from './define-route.ts'
import { count, isoDate, nothing, section, severalOf, wholeNumber } from './fields.ts'
import { format, rowMediaTypes } from './listed.ts'

const dimension = z.object({
  name: z.string(),
  kind: z.string(),
  grain: z.string().nullable(),
  description: z.string(),
})

const metricEntry = z
  .object({
    name: z.string(),
    label: z.string(),
    type: z.string(),
    unit: z.string().nullable().meta({ description: 'cents, ratio, count, …' }),
    description: z.string(),
    additivity: z.string(),
    dimensions: z.array(z.string()),
  })
  .openapi('MetricEntry')

const name = z.string().min(1).max(200)
const of = { params: nothing, tag: 'Explore' } as const

export const exploreRoutes = [
  defineRoute({
    ...of,
    method: 'get',
    path: '/metrics',
    summary: 'Metrics of the semantic layer with what they are',
    query: z.strictObject({}),
    body: nothing,
    answer: section(z.object({ items: z.array(metricEntry) })),
  }),
  defineRoute({
    ...of,
    method: 'get',
    path: '/metrics/dimensions',
    summary: 'What metrics can be grouped and filtered by together',
    query: z.strictObject({ metrics: severalOf(name) }),
    body: nothing,
    answer: z.object({ items: z.array(dimension) }),
  }),
  defineRoute({
    ...of,
    method: 'get',
    path: '/metrics/query',
    summary: 'Metrics by dimensions and periods',
    query: z.strictObject({
      metrics: severalOf(name),
      groupBy: severalOf(name),
      where: severalOf(z.string().max(500)).meta({ description: "segment = 'smb'" }),
      start: isoDate.optional(),
      end: isoDate.optional(),
      orderBy: severalOf(name).meta({ description: '- in front for the greatest first' }),
      limit: wholeNumber(1, 50_000, 1000),
      format,
    }),
    body: nothing,
    answer: z.object({
      metrics: z.array(
        z.object({
          metric: z.string(),
          label: z.string(),
          unit: z.string().nullable(),
          additivity: z.string(),
        }),
      ),
      groupBy: z.array(z.string()),
      table,
      notes: z.array(z.string()),
      sql: z.string(),
    }),
    mediaTypes: rowMediaTypes,
  }),
  defineRoute({
    ...of,
    method: 'post',
    path: '/sql',
    summary: 'One read-only statement on the published version',
    description:
      'Runs on an instance that can reach nothing but the version, within limits of time, memory and rows; giving up the request interrupts it.',
    query: z.strictObject({ format }),
    body: z.strictObject({
      sql: z.string().min(1).max(100_000),
      limit: z.int().min(1).max(50_000).default(1000),
    }),
    answer: z.object({
      table,
      seconds: z.number(),
      limits: z.object({ seconds: z.number(), rows: z.number(), memoryBytes: z.number() }),
    }),
    mediaTypes: rowMediaTypes,
  }),
  defineRoute({
    ...of,
    method: 'get',
    path: '/sql/tables',
    summary: 'Tables and columns of the version, for whoever writes SQL',
    query: z.strictObject({}),
    body: nothing,
    answer: z.object({
      items: z.array(
        z.object({
          schema: z.string(),
          name: z.string(),
          rows: count,
          description: z.string(),
          columns: z.array(z.object({ name: z.string(), type: z.string(), description: z.string() })),
        }),
      ),
    }),
  }),
  defineRoute({
    ...of,
    method: 'get',
    path: '/tables/{relation}',
    summary: 'Rows of a table of the version; in other formats all of them, streamed',
    params: z.object({
      relation: z.string().min(3).max(200).meta({ description: 'schema.name, as in marts.mrr_waterfall' }),
    }),
    query: z.strictObject({
      columns: severalOf(name),
      limit: wholeNumber(1, 5000, 100),
      offset: wholeNumber(0, 1_000_000_000, 0),
      format,
    }),
    body: nothing,
    answer: z.object({ relation: z.string(), total: count, table }),
    mediaTypes: rowMediaTypes,
  }),
  defineRoute({
    ...of,
    method: 'get',
    path: '/search',
    summary: 'Customers, people, metrics and models by a part of their name',
    query: z.strictObject({ q: z.string().max(200), limit: wholeNumber(1, 50, 8) }),
    body: nothing,
    answer: z.object({
      customers: z.array(
        z.object({
          ...customerNamed,
          healthBand: z.string().nullable(),
          mrrCents: z.number().nullable(),
        }),
      ),
      metrics: z.array(z.object({ name: z.string(), label: z.string() })),
      models: z.array(z.object({ uniqueId: z.string(), name: z.string(), type: z.string() })),
    }),
  }),
] as const
