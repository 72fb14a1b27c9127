import type { Backtest } from './backtest.ts'
import type { Bands } from './bands.ts'
import type { Changes } from './changes.ts'
import type { Cohorts } from './cohorts.ts'
import type { Coverage } from './coverage.ts'
import type { Expansion } from './expansion.ts'
import type { Headline } from './headline.ts'
import type { Retention, Revenue } from './revenue.ts'
import type { Section } from './section.ts'
import type { Service } from './service.ts'
import type { Watchlist } from './watchlist.ts'

/** The published version that the figures come from; known to whoever opened it. */
export interface BriefVersion {
  readonly id: string
  /** ISO timestamp, UTC. */
  readonly publishedAt: string
  readonly checksPassed: number
  readonly checksTotal: number
}

/**
 * The Customer Current Position of one day: everything the terminal, HTML and Markdown forms show, as plain
 * data. Money in integer cents of `currency`, ratios as fractions (0.5 is 50 %), dates in ISO form.
 */
export interface Brief {
  readonly asOf: string
  /** ISO 4217 code of the reporting currency. */
  readonly currency: string
  readonly version?: BriefVersion
  readonly headline: Headline
  readonly bands: Section<Bands>
  readonly watchlist: Section<Watchlist>
  /** Not there for the first version. */
  readonly changes?: Changes
  readonly revenue: Section<Revenue>
  readonly retention: Section<Retention>
  readonly cohorts: Section<Cohorts>
  readonly expansion: Section<Expansion>
  readonly backtest: Section<Backtest>
  readonly service: Section<Service>
  readonly coverage: Section<Coverage>
}
