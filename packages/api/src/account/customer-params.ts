import { z } from '@hono/zod-openapi'

export const customerParams = z.object({
  customerId: z
    .string()
    .min(1)
    .max(200)
    .meta({ description: 'customer_id; one that was merged leads to its successor' }),
})
