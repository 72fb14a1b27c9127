import { z } from '@hono/zod-openapi'
import { count, wholeNumber } from './fields.ts'

/** What rows can be had as, beside JSON. */
const rowFormats = ['json', 'csv', 'parquet', 'ndjson'] as const

export const rowMediaTypes = ['text/csv', 'application/vnd.apache.parquet', 'application/x-ndjson'] as const

export const format = z
  .enum(rowFormats)
  .default('json')
  .meta({ description: 'json answers with a page; the others stream every row that the filters leave' })

/** Parameters of every list. */
export const pageQuery = {
  cursor: z.string().max(400).optional().meta({ description: '`nextCursor` of the page before' }),
  limit: wholeNumber(1, 5000, 50),
  format,
}

/** A page of rows, and how many there are in all. */
export const listOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ items: z.array(row), total: count, nextCursor: z.string().nullable() })
