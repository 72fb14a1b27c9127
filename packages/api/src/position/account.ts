import { z } from '@hono/zod-openapi'
import { customerInBrief } from '../customer-fields.ts'
import { figure, healthBand, isoDate } from '../fields.ts'

export const riskReason = z
  .object({
    measure: z.string(),
    value: z.number().nullable(),
    threshold: z.number().nullable(),
    points: z.number().meta({ description: 'Points of health lost; all reasons sum to 100 − score' }),
  })
  .openapi('RiskReason')

export const accountChange = z
  .object({
    customerId: customerInBrief.customerId,
    name: customerInBrief.name,
    bandBefore: healthBand,
    bandNow: healthBand,
    scoreBefore: figure,
    scoreNow: figure,
    arrCents: z.number(),
  })
  .openapi('AccountChange')

export const healthDay = z.object({ date: isoDate, score: z.number().nullable(), band: healthBand })
