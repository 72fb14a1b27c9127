import { z } from '@hono/zod-openapi'
import { isoDate, section, severalOf } from './fields.ts'
import { format } from './listed.ts'

/** Parameters of every measure that is published by dimension and period. */
export const sliceQuery = {
  dimension: z
    .string()
    .max(100)
    .default('total')
    .meta({ description: 'segment, product, country, …; one of `dimensions`' }),
  slice: severalOf(z.string().max(200)),
  from: isoDate.optional().meta({ description: 'First day, month or quarter' }),
  to: isoDate.optional().meta({ description: 'Last day, month or quarter' }),
  format,
}

/** Rows of one dimension, oldest period first, and which dimensions and slices there are. */
export const sliced = <Row extends z.ZodType>(row: Row) =>
  section(
    z.object({
      dimensions: z.array(z.object({ dimension: z.string(), slices: z.array(z.string()) })),
      rows: z.array(row),
    }),
  )
