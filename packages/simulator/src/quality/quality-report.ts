import { DEMAND } from './distributions/demand.ts'
import type { Distribution } from './distributions/distribution.ts'
import { MONEY } from './distributions/money.ts'
import { SERVICE } from './distributions/service.ts'
import { measureQuality, PREPARATION, type Query } from './measure-quality.ts'
import { chartOf } from './page/chart.ts'
import { drawChart } from './page/draw-chart.ts'
import { pictureFile, renderQualityPage } from './page/render-page.ts'
import { RANGES } from './ranges.ts'

export const DISTRIBUTIONS: readonly Distribution[] = [...MONEY, ...DEMAND, ...SERVICE]

/** The sources that the figures are measured on, besides those that are always delivered. */
export const MEASURED_SOURCES = ['google_ads', 'meta_ads', 'linkedin_ads', 'app_devices'] as const

const bandOf = (distribution: Distribution): readonly [number, number] | undefined => {
  const range = RANGES.find(({ figure }) => figure === distribution.figure)
  return range === undefined ? undefined : [range.low, range.high]
}

/**
 * The page on a simulation's quality and its pictures: file names from the folder `docs`, and their contents. The
 * query must keep its connection: temporary tables are made on it.
 */
export const writeQualityReport = async (
  query: Query,
  subject: string,
): Promise<ReadonlyMap<string, string>> => {
  for (const statement of PREPARATION) await query(statement)
  const figures = await measureQuality(query)
  const files = new Map<string, string>()
  for (const distribution of DISTRIBUTIONS) {
    const rows = await query(distribution.sql)
    files.set(pictureFile(distribution), drawChart(chartOf(distribution, rows, bandOf(distribution))))
  }
  const page = renderQualityPage({ subject, figures, ranges: RANGES, distributions: DISTRIBUTIONS })
  files.set('simulator-quality.md', `${page.trimEnd()}\n`)
  return files
}
