import type { Brief } from '../brief/brief.ts'
import type { Coverage } from '../brief/coverage.ts'
import { dataSentence, gapSentences } from '../findings/data.ts'
import { moment } from '../format/dates.ts'
import { count } from '../format/numbers.ts'
import { term } from '../format/vocabulary.ts'
import { wrapped } from './display-width.ts'
import { block, type Lines, type Screen } from './screen.ts'
import { textTable } from './text-table.ts'

export function dataLines(brief: Brief, screen: Screen): Lines {
  return block(brief.coverage, screen, {
    heading: (coverage) => dataSentence(coverage, brief),
    body: (coverage) => [
      ...table(coverage, screen),
      ...gapSentences(coverage).flatMap((gap) => wrapped(gap, screen.columns)),
    ],
  })
}

function table({ sources }: Coverage, screen: Screen): Lines {
  const columns = [
    { header: 'Source' },
    { header: 'Tables', align: 'right' },
    { header: 'Rows', align: 'right' },
    { header: 'Last arrival' },
  ] as const
  const rows = sources.map((source) => ({
    cells: [
      term(source.source),
      `${source.presentTables} of ${source.tables.length}`,
      source.isPresent ? count(source.rowCount) : '–',
      source.isPresent ? moment(source.lastSyncedAt) : 'not connected',
    ],
  }))
  return textTable({ columns, rows }, screen.columns, screen.paint)
}
