import type { Brief } from '../brief/brief.ts'
import type { Section } from '../brief/section.ts'
import { backtestSentence } from '../findings/backtest.ts'
import { cohortsSentence } from '../findings/cohorts.ts'
import { dataSentence, factsOf, gapSentences } from '../findings/data.ts'
import { growthSentence } from '../findings/growth.ts'
import { positionDetail, positionSentence, watchlistSentence } from '../findings/position.ts'
import { exceptionsSentence, periodSentence, retentionSentence } from '../findings/revenue.ts'
import { serviceSentence } from '../findings/service.ts'
import { changesSentence } from '../findings/changes.ts'
import { backtestTables } from './backtest.ts'
import { changesText } from './changes.ts'
import { escaped } from './escape.ts'
import { bandsTable, figuresTable, watchlistTable } from './position.ts'
import {
  bridgeTable,
  cohortsTable,
  coverageTable,
  expansionTable,
  retentionTable,
  slaTable,
} from './evidence.ts'

/** The brief as Markdown, for a mail, a wiki or a pull request; nothing in it depends on colour or hover. */
export function renderMarkdown(brief: Brief): string {
  const { currency } = brief
  return [
    `# ${positionSentence(brief)}`,
    escaped(positionDetail(brief)),
    `_Customer current position · ${factsOf(brief).map(escaped).join(' · ')}_`,
    figuresTable(brief),
    ...part(
      brief.bands,
      () => 'Health bands',
      (bands) => bandsTable(bands, currency),
    ),
    ...part(brief.watchlist, watchlistSentence, (watchlist) => watchlistTable(watchlist, currency)),
    ...(brief.changes === undefined
      ? []
      : [`## ${escaped(changesSentence(brief.changes, brief))}`, changesText(brief.changes, brief)]),
    ...part(
      brief.revenue,
      ({ lastMonth }) => periodSentence(lastMonth, currency),
      (it) => `${bridgeTable(it, currency)}\n\n${escaped(exceptionsSentence(it))}`.trimEnd(),
    ),
    ...part(brief.retention, retentionSentence, retentionTable),
    ...part(brief.cohorts, cohortsSentence, cohortsTable),
    ...part(
      brief.expansion,
      () => growthSentence(brief),
      (it) => expansionTable(it, currency),
    ),
    ...part(brief.service, serviceSentence, slaTable),
    ...part(brief.backtest, backtestSentence, backtestTables),
    ...part(
      brief.coverage,
      (coverage) => dataSentence(coverage, brief),
      (coverage) =>
        `${coverageTable(coverage)}\n\n${gapSentences(coverage)
          .map((it) => `- ${escaped(it)}`)
          .join('\n')}`.trimEnd(),
    ),
  ]
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
    .concat('\n')
}

function part<T>(
  section: Section<T>,
  heading: (value: T) => string,
  body: (value: T) => string,
): readonly string[] {
  if (section.state === 'missing') return [`## ${section.missing}: not available`, escaped(section.why)]
  return [`## ${heading(section.value)}`, body(section.value)]
}
