import type { Brief } from '../../brief/brief.ts'
import type { Bands } from '../../brief/bands.ts'
import { drawBands } from '../../charts/band-distribution.ts'
import { positionDetail, positionSentence } from '../../findings/position.ts'
import { day } from '../../format/dates.ts'
import { exactMoney } from '../../format/money.ts'
import { count, counted } from '../../format/numbers.ts'
import { bandLabels } from '../../format/vocabulary.ts'
import { chartFrame } from '../chart-frame.ts'
import { bandName, countFigure, moneyChangeFigure, moneyFigure, percentFigure } from '../figures.ts'
import { html, type Markup } from '../markup.ts'
import { dataTable, figures } from '../table.ts'

/** The first screen: the answer as a sentence, how customers spread over the bands, and the day's figures. */
export function positionSection(brief: Brief): Markup {
  const detail = positionDetail(brief)
  return html`<section class="position" aria-labelledby="position-h">
<h1 id="position-h">${positionSentence(brief)}</h1>
${detail === '' ? null : html`<p>${detail}</p>`}
<div class="evidence">
${brief.bands.state === 'present' ? bandsChart(brief, brief.bands.value) : html`<p class="gap"><strong>Health bands are left out.</strong> ${brief.bands.why}</p>`}
${ledger(brief)}
</div>
</section>`
}

function bandsChart(brief: Brief, bands: Bands): Markup {
  const who = bands.population === 'paying' ? 'paying customers' : 'customers'
  const total = bands.counts.reduce((sum, it) => sum + it.customers, 0)
  const description = bands.counts.map((it) => `${bandLabels[it.band]} ${count(it.customers)}`).join(', ')
  const title = `${count(total)} ${who} by health band`
  return chartFrame({
    id: 'bands',
    rank: 2,
    title,
    subtitle: `Customers and their ARR, ${day(brief.asOf)}`,
    drawing: drawBands(bands, { id: 'bands-chart', title, description }, brief.currency),
    table: dataTable(
      title,
      [{ header: 'Band' }, ...figures('Customers', `ARR (${brief.currency})`)],
      bands.counts.map((it) => [
        bandName(it.band),
        count(it.customers),
        exactMoney(it.arrCents.value, brief.currency),
      ]),
    ),
  })
}

function ledger({ headline, currency }: Brief): Markup {
  const paying = headline.payingCustomers.value
  const uplift = headline.estimatedUpliftCents
  return html`<dl class="ledger">
<div><dt><abbr title="Monthly recurring revenue: subscriptions active or past due, without tax, one-off and metered charges">MRR</abbr></dt><dd>${moneyFigure(headline.mrrCents, currency)}</dd>${headline.mrrCents.value === null ? null : html`<dd>${moneyChangeFigure(headline.mrrChangeMonthToDateCents, currency)} this month${paying === null ? '' : `, ${counted(paying, 'paying customer')}`}</dd>`}</div>
<div><dt><abbr title="Annual recurring revenue: 12 × MRR">ARR</abbr></dt><dd>${moneyFigure(headline.arrCents, currency)}</dd></div>
<div><dt><abbr title="Net revenue retention: MRR today of those who paid twelve months ago, over what they paid then">NRR</abbr>, 12 months</dt><dd>${percentFigure(headline.nrr)}</dd></div>
<div><dt><abbr title="Gross revenue retention: the same without expansion">GRR</abbr>, 12 months</dt><dd>${percentFigure(headline.grr)}</dd></div>
<div><dt>Ready to expand</dt><dd>${countFigure(headline.expansionCustomers)}</dd>${uplift.value === null ? null : html`<dd>about ${moneyFigure(uplift, currency)} MRR</dd>`}</div>
<div><dt>First replies on target, 14 days</dt><dd>${percentFigure(headline.firstReplyAdherence)}</dd></div>
<div><dt>Open tickets</dt><dd>${countFigure(headline.openTickets)}</dd></div>
</dl>`
}
