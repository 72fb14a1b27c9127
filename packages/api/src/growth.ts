import { z } from '@hono/zod-openapi'
import { customerNamedOrNobody } from './customer-fields.ts'
import { defineRoute } from './define-route.ts'
import { count, isoDate, nothing, rate, section, severalOf, timestamp } from './fields.ts'
import { format, listOf, pageQuery, rowMediaTypes } from './listed.ts'
import { sliced, sliceQuery } from './sliced.ts'

const place = { dimension: z.string(), slice: z.string() }
const month = { month: isoDate, isCompleteMonth: z.boolean(), windowMonths: count }

const pipelineRow = z
  .object({
    ...place,
    quarter: isoDate,
    isRunningQuarter: z.boolean(),
    openCount: count,
    overdueCount: count,
    openWithoutAmountCount: count,
    wonCount: count,
    lostCount: count,
    openAmountCents: z.number(),
    weightedAmountCents: z.number().nullable(),
    overdueAmountCents: z.number(),
    wonAmountCents: z.number(),
    lostAmountCents: z.number(),
    targetCents: z.number().nullable(),
    remainingTargetCents: z.number().nullable(),
    attainment: rate.nullable(),
    coverage: rate.nullable(),
  })
  .openapi('PipelineRow')

const winRateRow = z
  .object({
    ...place,
    ...month,
    wonCount: count,
    lostCount: count,
    wonAmountCents: z.number(),
    lostAmountCents: z.number(),
    winRate: rate.nullable(),
    winRateByAmount: rate.nullable(),
    averageWonAmountCents: z.number().nullable(),
    averageCycleDays: z.number().nullable(),
  })
  .openapi('WinRateRow')

const velocityRow = z
  .object({
    ...place,
    ...month,
    openCount: count,
    openAmountCents: z.number(),
    wonCount: count,
    lostCount: count,
    winRate: rate.nullable(),
    averageWonAmountCents: z.number().nullable(),
    averageCycleDays: z.number().nullable(),
    velocityCentsPerDay: z.number().nullable(),
  })
  .openapi('VelocityRow')

const stageRow = z
  .object({
    ...place,
    sourceSystem: z.string(),
    pipelineName: z.string().nullable(),
    stageName: z.string(),
    stageOrder: z.number().nullable(),
    enteredCount: count,
    advancedCount: count,
    remainingCount: count,
    lostHereCount: count,
    wonCount: count,
    lostCount: count,
    reentryCount: count,
    advanceRate: rate.nullable(),
    winRateFromStage: rate.nullable(),
    p50SecondsInStage: z.number().nullable(),
    p90SecondsInStage: z.number().nullable(),
  })
  .openapi('StageRow')

const roiRow = z
  .object({
    month: isoDate,
    channel: z.string(),
    attributionModel: z.string(),
    impressions: z.number().nullable(),
    clicks: z.number().nullable(),
    spendCents: z.number().nullable(),
    newCustomers: z.number(),
    lowestNewCustomers: z.number(),
    highestNewCustomers: z.number(),
    newMrrCents: z.number(),
    lowestNewMrrCents: z.number(),
    highestNewMrrCents: z.number(),
    cacCents: z.number().nullable(),
    lowestCacCents: z.number().nullable(),
    highestCacCents: z.number().nullable(),
    roas: z.number().nullable(),
    lowestRoas: z.number().nullable(),
    highestRoas: z.number().nullable(),
    roi: z.number().nullable(),
    lowestRoi: z.number().nullable(),
    highestRoi: z.number().nullable(),
    paybackMonths: z.number().nullable(),
    lowestPaybackMonths: z.number().nullable(),
    highestPaybackMonths: z.number().nullable(),
  })
  .openapi('RoiRow')

/** One channel by one model over a period, with what the models disagree by. */
const attributionRow = z
  .object({
    channel: z.string(),
    model: z.string(),
    credits: z
      .number()
      .meta({ description: 'Conversions; credits of one conversion sum to 1 in every model' }),
    lowestCredits: z.number(),
    highestCredits: z.number(),
    conversions: count,
    newMrrCents: z.number(),
  })
  .openapi('AttributionRow')

const opportunityRow = z
  .object({
    opportunityId: z.string(),
    ...customerNamedOrNobody,
    opportunityName: z.string().nullable(),
    opportunityType: z.string().nullable(),
    pipelineName: z.string().nullable(),
    stageName: z.string().nullable(),
    outcome: z.string().nullable(),
    ownerName: z.string().nullable(),
    segment: z.string().nullable(),
    channel: z.string().nullable(),
    amountCents: z.number().nullable(),
    weightedAmountCents: z.number().nullable(),
    isOpen: z.boolean(),
    isWon: z.boolean().nullable(),
    isOverdue: z.boolean().nullable(),
    cycleDays: z.number().nullable(),
    ageDays: z.number().nullable(),
    closeDateChanges: z.number().nullable(),
    daysSlipped: z.number().nullable(),
    closeDate: isoDate.nullable(),
    createdDate: isoDate.nullable(),
    updatedAt: timestamp.nullable(),
  })
  .openapi('OpportunityRow')

const campaignRow = z
  .object({
    campaignId: z.string(),
    platform: z.string(),
    channel: z.string().nullable(),
    campaignName: z.string().nullable(),
    campaignType: z.string().nullable(),
    status: z.string().nullable(),
    impressions30d: z.number().nullable(),
    clicks30d: z.number().nullable(),
    conversions30d: z.number().nullable(),
    spend30dCents: z.number().nullable(),
    impressions: z.number().nullable(),
    clicks: z.number().nullable(),
    conversions: z.number().nullable(),
    spendCents: z.number().nullable(),
    sends: z.number().nullable(),
    opens: z.number().nullable(),
    unsubscribes: z.number().nullable(),
    clickRate: rate.nullable(),
    startDate: isoDate.nullable(),
    endDate: isoDate.nullable(),
    lastActiveDate: isoDate.nullable(),
  })
  .openapi('CampaignRow')

const window = z.string().max(4).regex(/^\d+$/).default('12').transform(Number)
const of = {
  params: nothing,
  body: nothing,
  method: 'get',
  tag: 'Growth',
  mediaTypes: rowMediaTypes,
} as const

export const growthRoutes = [
  defineRoute({
    ...of,
    path: '/growth/pipeline',
    summary: 'Pipeline, target and coverage by quarter',
    query: z.strictObject(sliceQuery),
    answer: sliced(pipelineRow),
  }),
  defineRoute({
    ...of,
    path: '/growth/win-rates',
    summary: 'Win rate by count and by amount',
    query: z.strictObject({ ...sliceQuery, windowMonths: window }),
    answer: sliced(winRateRow),
  }),
  defineRoute({
    ...of,
    path: '/growth/velocity',
    summary: 'Sales velocity: open deals × win rate × amount ÷ cycle days',
    query: z.strictObject({ ...sliceQuery, windowMonths: window }),
    answer: sliced(velocityRow),
  }),
  defineRoute({
    ...of,
    path: '/growth/stages',
    summary: 'Conversion and time in stage',
    query: z.strictObject(sliceQuery),
    answer: sliced(stageRow),
  }),
  defineRoute({
    ...of,
    path: '/growth/opportunities',
    summary: 'Deals, the largest open ones first',
    query: z.strictObject({
      ...pageQuery,
      q: z.string().max(200).optional(),
      stage: severalOf(z.string().max(200)),
      owner: severalOf(z.string().max(200)),
      segment: severalOf(z.string().max(100)),
      outcome: severalOf(z.string().max(100)),
      open: z.enum(['true', 'false']).optional(),
      closeFrom: isoDate.optional(),
      closeTo: isoDate.optional(),
    }),
    answer: section(listOf(opportunityRow)),
  }),
  defineRoute({
    ...of,
    path: '/growth/attribution',
    summary: 'Credits of each channel by each model, with the range over models',
    query: z.strictObject({
      from: isoDate.optional(),
      to: isoDate.optional(),
      model: severalOf(z.string().max(100)),
      format,
    }),
    answer: section(
      z.object({
        from: isoDate,
        to: isoDate,
        models: z.array(z.string()),
        conversions: count,
        rows: z.array(attributionRow),
      }),
    ),
  }),
  defineRoute({
    ...of,
    path: '/growth/roi',
    summary: 'Spend, CAC, ROAS, ROI and payback by channel, month and attribution model',
    query: z.strictObject({
      from: isoDate.optional(),
      to: isoDate.optional(),
      model: severalOf(z.string().max(100)),
      channel: severalOf(z.string().max(100)),
      format,
    }),
    answer: section(z.object({ models: z.array(z.string()), rows: z.array(roiRow) })),
  }),
  defineRoute({
    ...of,
    path: '/growth/campaigns',
    summary: 'Campaigns, the greatest spend first',
    query: z.strictObject({ ...pageQuery, platform: severalOf(z.string().max(100)) }),
    answer: section(listOf(campaignRow)),
  }),
] as const
