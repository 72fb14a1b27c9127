import type { Backtest, ScorerRecord } from '../../brief/backtest.ts'
import type { Brief } from '../../brief/brief.ts'
import { drawChurnByTenth } from '../../charts/churn-by-tenth.ts'
import {
  backtestNote,
  backtestSentence,
  foresightCells,
  growthLabel,
  leadingScorer,
  scorerCells,
  scorerLabels,
} from '../../findings/backtest.ts'
import { month } from '../../format/dates.ts'
import { count, decimal, percent } from '../../format/numbers.ts'
import { term } from '../../format/vocabulary.ts'
import { chartFrame } from '../chart-frame.ts'
import { bandName } from '../figures.ts'
import { html, type Markup } from '../markup.ts'
import { dataTable, figures } from '../table.ts'
import { part } from './part.ts'

export function backtestSection(brief: Brief): Markup {
  return part({
    id: 'backtest',
    section: brief.backtest,
    heading: backtestSentence,
    note: backtestNote,
    body: (
      backtest,
    ) => html`<div class="pair"><div>${chartOf(backtest)}${beforehand(backtest)}</div>${judged(backtest)}</div>
${byMonth(backtest)}`,
  })
}

const bare = (text: string): string => text.replace('%', '')

function chartOf(backtest: Backtest): Markup | null {
  const record = leadingScorer(backtest)
  return record === undefined ? null : chart(record)
}

function chart(record: ScorerRecord): Markup {
  const title = 'Who left, by tenth of risk'
  const isRisk = record.tenths.some(({ meanRisk }) => meanRisk !== null)
  const description = record.tenths.map((it) => `tenth ${it.tenth}: ${percent(it.churnRate)} left`).join('; ')
  return chartFrame({
    id: 'churn-by-tenth',
    title,
    subtitle: `Percent of customers who left within 90 days, 1 is the highest risk by ${scorerLabels[record.scorer].toLowerCase()}${isRisk ? '; the line is the mean risk given' : ''}`,
    drawing: drawChurnByTenth(record, { id: 'churn-by-tenth-chart', title, description }),
    table: dataTable(
      title,
      [{ header: 'Tenth' }, ...figures('Customers', 'Left', 'Churn rate (%)', 'Mean risk (%)', 'Lift')],
      record.tenths.map((it) => [
        String(it.tenth),
        count(it.customers),
        count(it.churned),
        bare(percent(it.churnRate)),
        bare(percent(it.meanRisk)),
        decimal(it.lift, 2),
      ]),
    ),
  })
}

function beforehand(backtest: Backtest): Markup {
  return html`<h3 class="next">Before they left</h3>
${dataTable(
  'What scores said before customers left',
  [{ header: 'When' }, ...figures('Customers', 'Had a warning (%)', 'Rules', 'Model')],
  foresightCells(backtest).map((cells) => cells.map(bare)),
)}`
}

function judged(backtest: Backtest): Markup {
  return html`<div><h3>Scores side by side</h3>
<p class="quiet small under-title">The tenth with the highest risks, and how far risks were off</p>
${dataTable(
  'Scores side by side',
  [{ header: 'Score' }, ...figures('Lift', 'Left (%)', 'Of all who left (%)', 'Off by (pts)')],
  scorerCells(backtest).map((it) => [
    it.name,
    it.lift,
    bare(it.churnRate),
    bare(it.caught),
    bare(it.calibrationError),
  ]),
)}
<h3 class="next">Health bands</h3>
${dataTable(
  'Who left, by health band',
  [{ header: 'Band' }, ...figures('Customers', 'Left (%)', 'Lift')],
  backtest.bands.map((it) => [
    bandName(it.band),
    count(it.customers),
    bare(percent(it.churnRate)),
    decimal(it.lift, 2),
  ]),
)}</div>`
}

function byMonth(backtest: Backtest): Markup {
  return html`<details class="data"><summary>Month by month</summary>${dataTable(
    'Churn, lift and calibration by month',
    [
      { header: 'Month' },
      ...figures('Left (%)', 'Lift of model', 'Lift of rules', 'Lift of health', 'Model off by (pts)'),
    ],
    backtest.months.map((it) => [
      month(it.date),
      bare(percent(it.churnRate)),
      decimal(it.lifts.model, 2),
      decimal(it.lifts.rules, 2),
      decimal(it.lifts.health, 2),
      bare(percent(it.calibrationError)),
    ]),
  )}</details>${growth(backtest)}`
}

function growth(backtest: Backtest): Markup | null {
  if (backtest.growth.length === 0) return null
  return html`<details class="data"><summary>What customers with a sign of growth did</summary>${dataTable(
    'Customers who bought more within 90 days, by sign of growth',
    [{ header: 'Sign' }, ...figures('Customers', 'Bought more', 'Share (%)')],
    backtest.growth.map((it) => [
      growthLabel(it.signal, term),
      count(it.customers),
      count(it.expanded),
      bare(percent(it.precision)),
    ]),
  )}</details>`
}
