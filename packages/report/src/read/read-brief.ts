import { WaypointError } from '@waypoint/contracts'
import type { Brief, BriefVersion } from '../brief/brief.ts'
import type { Coverage } from '../brief/coverage.ts'
import { missing, present, type Section } from '../brief/section.ts'
import { readBacktest } from './backtest.ts'
import { readBands } from './bands.ts'
import { isoDate } from './cell.ts'
import { type PreviousVersion, readChanges } from './changes.ts'
import { readCohorts } from './cohorts.ts'
import { readCoverage } from './coverage.ts'
import { readExpansion } from './expansion.ts'
import { headlineOf } from './headline.ts'
import { findMarts } from './marts.ts'
import type { Query, Row } from './query.ts'
import { reportingCurrencyOf } from './reporting-currency.ts'
import { readRetention } from './retention.ts'
import { readRevenue } from './revenue.ts'
import { martRows, type Scope } from './scope.ts'
import { readService } from './service.ts'
import { readWatchlist } from './watchlist.ts'

export interface BriefOptions {
  /** ISO date; must be the day that the version describes. Default: that day. */
  readonly asOf?: string
  /** Customers in the watchlist and among the expansion signals. Default 10. */
  readonly limit?: number
  readonly version?: BriefVersion
  /** The version before, for what changed since. */
  readonly previous?: PreviousVersion
}

/** Reads the Customer Current Position from the marts of one published version. */
export async function readBrief(query: Query, options: BriefOptions = {}): Promise<Brief> {
  const marts = await findMarts(query)
  const [position] = await martRows({ query, marts }, 'customer_current_position', {
    sql: (relation) => `select *, cast(as_of_date as varchar) as as_of from ${relation}`,
  })
  const asOf = dayOf(position, options.asOf)
  const coverage = await readCoverage({ query, marts })
  const scope: Scope = { query, marts, asOf, limit: Math.max(1, Math.trunc(options.limit ?? 10)), coverage }
  const changes = options.previous === undefined ? null : await readChanges(scope, options.previous)
  return {
    asOf,
    currency: reportingCurrencyOf(position),
    ...(options.version === undefined ? {} : { version: options.version }),
    headline: headlineOf(position, scope),
    bands: await readBands(scope),
    watchlist: await readWatchlist(scope),
    ...(changes === null ? {} : { changes }),
    revenue: await readRevenue(scope),
    retention: await readRetention(scope),
    cohorts: await readCohorts(scope),
    expansion: await readExpansion(scope),
    backtest: await readBacktest(scope),
    service: await readService(scope),
    coverage: coverageSection(coverage),
  }
}

function dayOf(position: Row | undefined, wanted: string | undefined): string {
  const described = position === undefined ? null : isoDate(position, 'as_of')
  if (described === null) {
    throw new WaypointError({
      code: 'position-missing',
      message:
        'This version has no Customer Current Position: marts.customer_current_position is empty or missing',
      hint: 'Build the analytics project with at least one source, then publish again.',
    })
  }
  if (wanted !== undefined && wanted !== described) {
    throw new WaypointError({
      code: 'day-not-published',
      message: `This version describes ${described}, not ${wanted}`,
      hint: `Report from the version of that day, or build with --vars '{as_of_date: ${wanted}}' and publish.`,
    })
  }
  return described
}

function coverageSection(coverage: Coverage): Section<Coverage> {
  if (coverage.sources.length > 0) return present(coverage)
  return missing('Data coverage', 'This version was published without data_coverage.')
}
