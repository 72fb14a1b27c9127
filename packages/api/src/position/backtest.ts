import { z } from '@hono/zod-openapi'
import { count, healthBand, isoDate } from '../fields.ts'

const line = {
  customers: count,
  churned: count,
  churnRate: z.number(),
  lift: z.number().nullable(),
}

export const backtest = z.object({
  from: isoDate,
  to: isoDate,
  scorers: z.array(
    z.object({
      scorer: z.enum(['model', 'rules', 'health']),
      all: z.object(line),
      tenths: z.array(z.object({ ...line, tenth: z.number(), meanRisk: z.number().nullable() })),
      calibrationError: z.number().nullable(),
    }),
  ),
  bands: z.array(z.object({ ...line, band: healthBand })),
  months: z.array(
    z.object({
      date: isoDate,
      churnRate: z.number(),
      lifts: z.object({
        model: z.number().nullable(),
        rules: z.number().nullable(),
        health: z.number().nullable(),
      }),
      calibrationError: z.number().nullable(),
    }),
  ),
  foresight: z.array(
    z.object({
      daysBefore: z.number(),
      customers: count,
      warned: z.number(),
      meanRules: z.number().nullable(),
      meanModel: z.number().nullable(),
    }),
  ),
  growth: z.array(z.object({ signal: z.string(), customers: count, expanded: count, precision: z.number() })),
})
