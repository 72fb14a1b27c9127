import { z } from '@hono/zod-openapi'
import { customerNamed } from './customer-fields.ts'
import { defineRoute } from './define-route.ts'
import { count, healthBand, isoDate, nothing, rate, section } from './fields.ts'
import { listOf, pageQuery, rowMediaTypes } from './listed.ts'

const churnRiskRow = z
  .object({
    rank: count,
    ...customerNamed,
    ownerName: z.string().nullable(),
    healthBand: healthBand.nullable(),
    healthScore: z.number().nullable(),
    churnRiskScore: rate.nullable(),
    churnRiskRules: rate.nullable(),
    churnRiskMethod: z.string().nullable(),
    missingScoreReason: z.string().nullable(),
    mrrCents: z.number().nullable(),
    arrCents: z.number().nullable(),
    expectedLossCents: z.number().nullable(),
    daysToRenewal: z.number().nullable(),
    renewalDate: isoDate.nullable(),
  })
  .openapi('ChurnRiskRow')

const cancellationRow = z
  .object({
    rank: count,
    ...customerNamed,
    ownerName: z.string().nullable(),
    healthBand: healthBand.nullable(),
    healthScore: z.number().nullable(),
    mrrCents: z.number().nullable(),
    arrCents: z.number().nullable(),
    daysLeft: z.number().nullable(),
    decidedDate: isoDate.nullable(),
    endsDate: isoDate,
  })
  .openapi('CancellationRow')

const quality = z.object({
  scorer: z.string(),
  observations: count,
  churnedObservations: count,
  brierScore: z.number().nullable(),
  rocAuc: z.number().nullable(),
  prAuc: z.number().nullable(),
  liftAtTenth: z.number().nullable(),
  calibrationError: z.number().nullable(),
})

const of = {
  params: nothing,
  body: nothing,
  method: 'get',
  tag: 'Customers',
  mediaTypes: rowMediaTypes,
} as const

export const riskRoutes = [
  defineRoute({
    ...of,
    path: '/risk/churn',
    summary: 'Churn risk of paying customers, the greatest expected loss first',
    query: z.strictObject(pageQuery),
    answer: section(listOf(churnRiskRow)),
  }),
  defineRoute({
    ...of,
    path: '/risk/cancellations',
    summary: 'Customers whose end is known',
    query: z.strictObject(pageQuery),
    answer: section(listOf(cancellationRow)),
  }),
  defineRoute({
    ...of,
    path: '/risk/model',
    summary: 'How good the scores are: calibration, what weighs in the model',
    query: z.strictObject({}),
    answer: section(
      z.object({
        quality: z.array(quality),
        calibration: z.array(
          z.object({
            scorer: z.string(),
            tenth: count,
            observations: count,
            meanScore: rate.nullable(),
            churnRate: rate.nullable(),
          }),
        ),
        features: z.array(
          z.object({
            feature: z.string(),
            description: z.string().nullable(),
            weight: z.number().nullable(),
            lowestWeight: z.number().nullable(),
            highestWeight: z.number().nullable(),
            oddsRatio: z.number().nullable(),
          }),
        ),
      }),
    ),
  }),
  defineRoute({
    ...of,
    path: '/risk/policy',
    summary: 'Bands, weights and thresholds of health',
    query: z.strictObject({}),
    answer: section(
      z.object({
        bands: z.array(
          z.object({
            band: z.string(),
            riskBand: z.string(),
            bandRank: z.number(),
            scoreFrom: z.number().nullable(),
            hysteresisPoints: z.number().nullable(),
          }),
        ),
        measures: z.array(
          z.object({
            segment: z.string(),
            lifecycleStage: z.string(),
            measure: z.string(),
            needs: z.string().nullable(),
            component: z.string().nullable(),
            weight: z.number(),
            noPenaltyAt: z.number().nullable(),
            fullPenaltyAt: z.number().nullable(),
            ceilingBand: z.string().nullable(),
            ceilingScore: z.number().nullable(),
          }),
        ),
      }),
    ),
  }),
] as const
