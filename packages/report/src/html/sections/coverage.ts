import type { Brief } from '../../brief/brief.ts'
import type { Coverage, CoverageSource } from '../../brief/coverage.ts'
import { dataSentence, gapSentences } from '../../findings/data.ts'
import { moment } from '../../format/dates.ts'
import { count } from '../../format/numbers.ts'
import { term } from '../../format/vocabulary.ts'
import { bandSign, dash } from '../figures.ts'
import { html, type Markup } from '../markup.ts'
import { scrollable } from '../scrollable.ts'
import { dataTable } from '../table.ts'
import { part } from './part.ts'

export function coverageSection(brief: Brief): Markup {
  return part({
    id: 'data',
    section: brief.coverage,
    heading: (coverage) => dataSentence(coverage, brief),
    note: () => 'What a missing table would have fed is left out, never estimated.',
    body: (coverage) => html`${sources(coverage)}${tables(coverage)}`,
  })
}

function sources({ sources: all, setAside }: Coverage): Markup {
  const content = html`<table><caption class="out-of-sight">Sources</caption>
<thead><tr><th scope="col">Source</th><th scope="col" class="n">Tables</th><th scope="col" class="n">Rows</th><th scope="col">Last arrival</th><th scope="col">Missing, and what is left out</th></tr></thead>
<tbody>
${all.map(
  (source) =>
    html`<tr><th scope="row"><span class="state">${bandSign(stateOf(source))}${term(source.source)}</span></th><td class="n">${source.presentTables} of ${source.tables.length}</td><td class="n">${source.isPresent ? count(source.rowCount) : dash('Not connected.')}</td><td class="nowrap">${source.lastSyncedAt === null ? dash('Nothing has arrived.') : moment(source.lastSyncedAt)}</td><td>${gaps(source, setAside)}</td></tr>\n`,
)}</tbody></table>`
  return scrollable('Sources', content)
}

const stateOf = (source: CoverageSource) =>
  source.presentTables === source.tables.length ? 'healthy' : source.isPresent ? 'watch' : 'insufficient_data'

function gaps(source: CoverageSource, setAside: Coverage['setAside']): Markup {
  const sentences = gapSentences({
    sources: [source],
    setAside: setAside.filter((rows) => rows.source === source.source),
  })
  if (sentences.length === 0) return html`<span class="quiet">nothing</span>`
  return html`<ul class="evidence-list">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`
}

function tables({ sources: all }: Coverage): Markup {
  const rows = all.flatMap((source) => source.tables)
  return html`<details class="data"><summary>Show all ${rows.length} tables</summary>${scrollable(
    'Source tables',
    dataTable(
      'Source tables',
      [
        { header: 'Table' },
        { header: 'Rows', isFigure: true },
        { header: 'Last arrival' },
        { header: 'Feeds' },
      ],
      rows.map((table) => [
        `${table.source}.${table.table}`,
        table.isPresent ? count(table.rowCount) : dash(table.consequence ?? 'Not connected.'),
        table.isPresent ? moment(table.lastSyncedAt) : 'missing',
        table.feeds,
      ]),
    ),
  )}</details>`
}
