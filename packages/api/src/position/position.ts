import { z } from '@hono/zod-openapi'
import { count, isoDate, nothing, section, timestamp, wholeNumber } from '../fields.ts'
import { defineRoute } from '../define-route.ts'
import { backtest } from './backtest.ts'
import { cohorts, coverage, headline, retention, revenue, service } from './figures.ts'
import { bands, changes, expansion, watchlist } from './risk.ts'

/** The Customer Current Position of one day, as the report has it. */
const position = z
  .object({
    asOf: isoDate,
    currency: z.string(),
    version: z
      .object({ id: z.string(), publishedAt: timestamp, checksPassed: count, checksTotal: count })
      .optional(),
    headline,
    bands: section(bands),
    watchlist: section(watchlist),
    changes: changes.optional(),
    revenue: section(revenue),
    retention: section(retention),
    cohorts: section(cohorts),
    expansion: section(expansion),
    backtest: section(backtest),
    service: section(service),
    coverage: section(coverage),
  })
  .openapi('Position')

export const positionRoutes = [
  defineRoute({
    method: 'get',
    path: '/position',
    tag: 'Customers',
    summary: 'The Customer Current Position: who is at risk and why, who will expand, how revenue moved',
    params: nothing,
    query: z.strictObject({ limit: wholeNumber(1, 200, 10) }),
    body: nothing,
    answer: position,
  }),
] as const
