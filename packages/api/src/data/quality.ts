import { z } from '@hono/zod-openapi'
import { defineRoute } from '../define-route.ts'
import { count, nothing, section, severalOf, timestamp, wholeNumber } from '../fields.ts'
import { listOf, pageQuery, rowMediaTypes } from '../listed.ts'
import { coverage } from '../position/figures.ts'

const testStatuses = ['pass', 'warn', 'fail', 'error', 'skipped', 'no-op'] as const

const testRow = z
  .object({
    uniqueId: z.string(),
    name: z.string(),
    kind: z.string().meta({ description: 'not_null, unique, relationships, …; singular or unit' }),
    sentence: z.string().meta({ description: 'What it checks, in words' }),
    status: z.enum(testStatuses),
    severity: z.string(),
    failures: z.number().nullable(),
    message: z.string().nullable(),
    seconds: z.number().nullable(),
    ranAt: timestamp.nullable(),
    model: z.string().nullable().meta({ description: 'unique_id of what is tested' }),
    modelName: z.string().nullable(),
    column: z.string().nullable(),
    file: z.string(),
  })
  .openapi('TestRow')

const cell = z.unknown()

export const table = z
  .object({
    columns: z.array(z.object({ name: z.string(), type: z.string() })),
    rows: z.array(z.array(cell)),
    truncated: z.boolean(),
  })
  .openapi('Table')

const freshnessRow = z
  .object({
    source: z.string(),
    table: z.string(),
    isPresent: z.boolean(),
    isRead: z.boolean(),
    rowCount: z.number().nullable(),
    firstSeenAt: timestamp.nullable(),
    lastSyncedAt: timestamp.nullable(),
    ageSeconds: z
      .number()
      .nullable()
      .meta({ description: 'Behind the newest arrival of any source at the time of publishing' }),
    warnAfterSeconds: z.number().nullable(),
    errorAfterSeconds: z.number().nullable(),
    isJudgedAlone: z
      .boolean()
      .meta({ description: 'Whether the table is late by itself; otherwise only its whole source is' }),
    state: z.enum(['fresh', 'late', 'failed', 'missing', 'unknown']),
    feeds: z.string(),
    consequence: z.string().nullable(),
  })
  .openapi('FreshnessRow')

const of = { params: nothing, body: nothing, method: 'get', tag: 'Data' } as const

export const qualityRoutes = [
  defineRoute({
    ...of,
    path: '/data/tests',
    summary: 'Results of the tests of the last run, failures first',
    query: z.strictObject({
      ...pageQuery,
      q: z.string().max(200).optional(),
      status: severalOf(z.enum(testStatuses)),
      model: z.string().max(300).optional().meta({ description: 'unique_id or name' }),
    }),
    answer: section(
      listOf(testRow).extend({
        summary: z.object({
          passed: count,
          warned: count,
          failed: count,
          errors: count,
          skipped: count,
        }),
        ranAt: timestamp.nullable(),
        invocationId: z.string().nullable(),
      }),
    ),
  }),
  defineRoute({
    ...of,
    path: '/data/tests/{testId}/rows',
    summary: 'Rows of the published version that a test fails by',
    params: z.object({ testId: z.string().min(1).max(300) }),
    query: z.strictObject({ limit: wholeNumber(1, 1000, 100) }),
    answer: section(z.object({ sql: z.string(), table })),
  }),
  defineRoute({
    ...of,
    path: '/data/freshness',
    summary: 'When each table of each source last arrived',
    query: z.strictObject({}),
    answer: section(z.object({ newestArrival: timestamp.nullable(), tables: z.array(freshnessRow) })),
  }),
  defineRoute({
    ...of,
    path: '/data/coverage',
    summary: 'Which sources there are, and what a missing one leaves out',
    query: z.strictObject({}),
    answer: section(coverage),
  }),
  defineRoute({
    ...of,
    path: '/data/anomalies',
    summary: 'Days on which a measure was not as expected',
    query: z.strictObject(pageQuery),
    answer: section(
      listOf(
        z.object({
          date: z.iso.date(),
          sign: z.string(),
          label: z.string(),
          value: z.number().nullable(),
          expectedValue: z.number().nullable(),
          deviations: z.number().nullable(),
          isBreak: z.boolean().nullable(),
        }),
      ),
    ),
    mediaTypes: rowMediaTypes,
  }),
] as const
