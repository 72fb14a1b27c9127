import type { Brief } from '../../brief/brief.ts'
import type { Retention } from '../../brief/revenue.ts'
import { drawRetention } from '../../charts/retention-by-segment.ts'
import { retentionSentence } from '../../findings/revenue.ts'
import { day } from '../../format/dates.ts'
import { currencySymbol } from '../../format/money.ts'
import { count, percent } from '../../format/numbers.ts'
import { term } from '../../format/vocabulary.ts'
import { chartFrame } from '../chart-frame.ts'
import { amountFigure, percentCell } from '../figures.ts'
import { html, type Markup } from '../markup.ts'
import { dataTable, figures } from '../table.ts'
import { part } from './part.ts'

export function retentionSection(brief: Brief): Markup {
  return part({
    id: 'retention',
    section: brief.retention,
    heading: retentionSentence,
    note: () => 'Measured on the customers who paid twelve months earlier, at the exchange rates of then.',
    body: (retention) => html`<div class="pair">${chart(retention)}${table(brief, retention)}</div>`,
  })
}

function slicesOf(retention: Retention) {
  return [retention.total, ...retention.segments]
}

function chart(retention: Retention): Markup {
  const title = 'GRR and NRR by segment'
  const description = slicesOf(retention)
    .map((it) => `${term(it.slice)}: GRR ${percent(it.grr.value)}, NRR ${percent(it.nrr.value)}`)
    .join('; ')
  return chartFrame({
    id: 'retention-by-segment',
    title,
    subtitle: `Percent of MRR kept, 12 months to ${day(retention.through)}`,
    drawing: drawRetention(retention, { id: 'retention-chart', title, description }),
    table: dataTable(
      title,
      [{ header: 'Segment' }, ...figures('GRR (%)', 'NRR (%)')],
      slicesOf(retention).map((it) => [term(it.slice), percentCell(it.grr), percentCell(it.nrr)]),
    ),
  })
}

function table({ currency }: Brief, retention: Retention): Markup {
  return html`<div><h3>Who was there, and who left</h3>
<p class="quiet small under-title">Customers with MRR at the start of the twelve months</p>
${dataTable(
  'Customers kept and lost by segment',
  [
    { header: 'Segment' },
    ...figures('Customers', 'Churned', 'Logo churn (%)', `MRR then (${currencySymbol(currency).trim()})`),
  ],
  slicesOf(retention).map((it) => [
    term(it.slice),
    count(it.customersStart),
    count(it.customersChurned),
    percentCell(it.logoChurn),
    amountFigure({ value: it.startingCents }, currency),
  ]),
)}</div>`
}
