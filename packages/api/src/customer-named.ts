import { z } from '@hono/zod-openapi'

/** Whom a row is about, as a list names it. */
export const customerNamed = {
  customerId: z.string(),
  customerName: z.string(),
  segment: z.string().nullable(),
}

/** The same where a record may belong to nobody. */
export const customerNamedOrNobody = {
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
}
