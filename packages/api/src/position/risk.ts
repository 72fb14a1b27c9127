import { z } from '@hono/zod-openapi'
import { count, figure, healthBand, isoDate, timestamp } from '../fields.ts'
import { customerInBrief } from '../customer-fields.ts'
import { accountChange, healthDay, riskReason } from './account.ts'

export const bands = z.object({
  population: z.enum(['paying', 'all']),
  counts: z.array(z.object({ band: healthBand, customers: count, arrCents: figure })),
})

export const watchlist = z.object({
  entries: z.array(
    z.object({
      rank: count,
      ...customerInBrief,
      band: healthBand,
      score: figure,
      scoreChange1d: figure,
      scoreChange28d: figure,
      reasons: z.array(riskReason),
      reasonCount: count,
      mrrCents: figure,
      arrCents: figure,
      renewalDate: isoDate.nullable(),
      daysToRenewal: z.number().nullable(),
      history: z.array(healthDay),
    }),
  ),
  total: count,
})

export const changes = z.object({
  previous: z.object({ id: z.string(), publishedAt: timestamp, asOf: isoDate }),
  newlyAtRisk: z.array(accountChange),
  recovered: z.array(accountChange),
  lost: z.array(accountChange),
  moves: z.array(accountChange),
  mrrBeforeCents: figure,
  mrrNowCents: figure,
  mrrRestatedCents: figure,
  restatedCustomers: count,
})

export const expansion = z.object({
  customers: z.array(
    z.object({
      ...customerInBrief,
      mrrCents: figure,
      upliftCents: figure,
      signals: z.array(z.object({ signal: z.string(), evidence: z.string(), upliftCents: figure })),
    }),
  ),
  total: count,
})
