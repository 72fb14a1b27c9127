import type { Brief } from '../brief/brief.ts'
import { checksSentence, factsOf } from '../findings/data.ts'
import { positionSentence } from '../findings/position.ts'
import { day, moment } from '../format/dates.ts'
import { html, type Markup, trusted } from './markup.ts'
import { backtestSection } from './sections/backtest.ts'
import { changesSection } from './sections/changes.ts'
import { cohortsSection } from './sections/cohorts.ts'
import { coverageSection } from './sections/coverage.ts'
import { expansionSection } from './sections/expansion.ts'
import { positionSection } from './sections/position.ts'
import { retentionSection } from './sections/retention.ts'
import { revenueSection } from './sections/revenue.ts'
import { serviceSection } from './sections/service.ts'
import { watchlistSection } from './sections/watchlist.ts'
import { styleSheet } from './styles/style-sheet.ts'

/** Nothing may be fetched and no script may run, whatever a name in the data says. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"

/** The brief as one self-contained page: no script, no request, light and dark, printable on A4 and Letter. */
export function renderHtml(brief: Brief): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${positionSentence(brief)} – Customer current position, ${day(brief.asOf)}</title>
<link rel="icon" href="data:,">
<style>
${trusted(styleSheet())}
</style>
</head>
<body>
<div class="sheet">
${masthead(brief)}
<main>
${positionSection(brief)}
${watchlistSection(brief)}
${changesSection(brief)}
${revenueSection(brief)}
${retentionSection(brief)}
${cohortsSection(brief)}
${expansionSection(brief)}
${serviceSection(brief)}
${backtestSection(brief)}
${coverageSection(brief)}
</main>
${colophon(brief)}
</div>
</body>
</html>
`
  return page.markup
}

function masthead(brief: Brief): Markup {
  return html`<header class="masthead"><p class="brand">${mark}<span><strong>Customer current position</strong> · ${factsOf(brief).join(' · ')}</span></p>
<fieldset class="theme"><legend class="out-of-sight">Theme</legend><label><input type="radio" name="theme" id="theme-system" checked>System</label><label><input type="radio" name="theme" id="theme-light">Light</label><label><input type="radio" name="theme" id="theme-dark">Dark</label></fieldset></header>`
}

const mark = trusted(
  '<svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true"><path d="M1.5 4.5 5.5 14 9 6.5 12.5 14 16.5 4.5" fill="none" stroke="var(--ink)" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"/></svg>',
)

function colophon(brief: Brief): Markup {
  const { version } = brief
  return html`<footer class="colophon"><dl>
<div><dt>At risk</dt><dd>Customers with MRR on the day in the bands at risk and critical.</dd></div>
<div><dt>Health</dt><dd>100 minus the points lost on measures of usage, support, payment and contract; measures without data are left out and the rest reweighted.</dd></div>
<div><dt>MRR</dt><dd>Active and past-due subscriptions, discounts that last deducted; tax, one-off and metered charges never count. Amounts in ${brief.currency} at the last known rate of each day.</dd></div>
<div><dt>Retention</dt><dd>From the customers of twelve months ago, never from the totals of the bridge.</dd></div>
</dl>
<p>Customer current position as of ${day(brief.asOf)}${version === undefined ? '' : `, version ${version.id} published ${moment(version.publishedAt)}, ${checksSentence(brief) ?? ''}`}.<span class="on-screen"> Hover a figure for its exact value.</span></p></footer>`
}
