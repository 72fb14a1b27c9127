import type { Brief } from '../../brief/brief.ts'
import type { Watchlist, WatchlistEntry } from '../../brief/watchlist.ts'
import { sparkline } from '../../charts/sparkline.ts'
import { nobodyAtRisk, watchlistSentence } from '../../findings/position.ts'
import { day } from '../../format/dates.ts'
import { currencySymbol } from '../../format/money.ts'
import { arrow, counted, decimal } from '../../format/numbers.ts'
import { reasonSentence, thresholdSentence } from '../../format/reason-sentence.ts'
import { bandLabels, term } from '../../format/vocabulary.ts'
import { amountFigure, bandSign, changeFigure, dash } from '../figures.ts'
import { html, type Markup } from '../markup.ts'
import { part } from './part.ts'

export function watchlistSection(brief: Brief): Markup {
  return part({
    id: 'watchlist',
    section: brief.watchlist,
    heading: watchlistSentence,
    note: ({ entries }) =>
      entries.length === 0
        ? nobodyAtRisk
        : 'Worst band first, then by ARR. The points of all reasons add up to 100 − health.',
    body: (watchlist) => (watchlist.entries.length === 0 ? html`` : table(watchlist, brief)),
  })
}

function table({ entries }: Watchlist, { currency }: Brief): Markup {
  const unit = currencySymbol(currency).trim()
  return html`<table class="watchlist" role="table"><caption class="out-of-sight">Risk watchlist</caption>
<colgroup><col class="c-rank"><col><col class="c-health"><col class="c-spark"><col class="c-why"><col class="c-money"><col class="c-money"><col class="c-date"></colgroup>
<thead role="rowgroup"><tr role="row"><th scope="col" class="rank">#</th><th scope="col">Account</th><th scope="col">Health</th><th scope="col">90 days</th><th scope="col">Points lost, and why</th><th scope="col" class="n">MRR (${unit})</th><th scope="col" class="n">ARR (${unit})</th><th scope="col" class="n">Renewal</th></tr></thead>
<tbody role="rowgroup">
${entries.map((entry, index) => row(entry, index + 1, currency))}</tbody>
<tfoot role="rowgroup"><tr role="row"><td class="rank" role="cell"></td><th scope="row" role="rowheader" class="name" colspan="4">Sum of the ${entries.length} shown</th>${sums(entries, currency)}<td role="cell" class="blank"></td></tr></tfoot>
</table>`
}

function sums(entries: readonly WatchlistEntry[], currency: string): Markup {
  const sum = (pick: (entry: WatchlistEntry) => number | null): number =>
    entries.reduce((total, entry) => total + (pick(entry) ?? 0), 0)
  const mrr = sum((entry) => entry.mrrCents.value)
  const arr = sum((entry) => entry.arrCents.value)
  return html`<td class="n mrr" role="cell" data-label="MRR">${amountFigure({ value: mrr }, currency)}</td><td class="n arr" role="cell" data-label="ARR">${amountFigure({ value: arr }, currency)}</td>`
}

function row(entry: WatchlistEntry, place: number, currency: string): Markup {
  const under = [entry.segment === null ? '' : term(entry.segment), entry.owner ?? 'no owner']
  return html`<tr role="row"><td class="rank" role="cell">${place}</td>
<th scope="row" role="rowheader" class="name"><span class="account">${entry.name}</span><span class="under">${under.filter((it) => it !== '').join(' · ')}</span></th>
<td role="cell" class="health-now">${health(entry)}</td>
<td role="cell" class="history">${sparkline(entry.history, entry.name) ?? dash('No health was scored in the last 90 days.')}</td>
<td role="cell" class="why">${reasons(entry)}</td>
<td role="cell" class="n mrr" data-label="MRR">${amountFigure(entry.mrrCents, currency)}</td>
<td role="cell" class="n arr" data-label="ARR">${amountFigure(entry.arrCents, currency)}</td>
<td role="cell" class="n renewal" data-label="Renewal">${renewal(entry)}</td></tr>
`
}

const moved = (change: WatchlistEntry['scoreChange1d']): Markup =>
  html`${changeFigure(change)}${arrow(change.value)}`

function health(entry: WatchlistEntry): Markup {
  const score =
    entry.score.value === null ? dash(entry.score.reason ?? '') : html`${decimal(entry.score.value)}`
  return html`<span class="health">${bandSign(entry.band)}<b>${score}</b> ${bandLabels[entry.band]}</span><span class="under changes"><span class="nowrap">1 day ${moved(entry.scoreChange1d)}</span> · <span class="nowrap">28 days ${moved(entry.scoreChange28d)}</span></span>`
}

function reasons(entry: WatchlistEntry): Markup {
  if (entry.reasons.length === 0) return dash('No measure costs points.')
  const more = entry.reasonCount - entry.reasons.length
  return html`<ul class="reasons">${entry.reasons.map(
    (reason) =>
      html`<li title="${thresholdSentence(reason)}"><span class="lost">${decimal(reason.points)}</span><span class="bar" style="--share:${Math.min(100, Math.round(reason.points))}%"></span><span>${reasonSentence(reason)}</span></li>`,
  )}${more > 0 ? html`<li><span class="more">and ${counted(more, 'smaller reason')}</span></li>` : null}</ul>`
}

function renewal(entry: WatchlistEntry): Markup {
  if (entry.renewalDate === null) return dash('No term with an end: it renews every month.')
  const days = entry.daysToRenewal
  const when = days === null ? '' : days < 0 ? `${counted(-days, 'day')} ago` : `in ${counted(days, 'day')}`
  return html`<time datetime="${entry.renewalDate}">${day(entry.renewalDate)}</time><span class="under">${when}</span>`
}
