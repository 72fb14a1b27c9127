import type { Brief } from '../../brief/brief.ts'
import { type MrrPeriod, movementCategories, type Revenue } from '../../brief/revenue.ts'
import { comparableMonths, drawMovements } from '../../charts/movements-by-month.ts'
import { drawWaterfall } from '../../charts/waterfall.ts'
import { exceptionsSentence, periodSentence } from '../../findings/revenue.ts'
import { month } from '../../format/dates.ts'
import { exactMoney, money, moneyChange } from '../../format/money.ts'
import { count } from '../../format/numbers.ts'
import { categoryLabels } from '../../format/vocabulary.ts'
import { chartFrame } from '../chart-frame.ts'
import { html, type Markup } from '../markup.ts'
import { dataTable, figures } from '../table.ts'
import { part } from './part.ts'

export function revenueSection(brief: Brief): Markup {
  return part({
    id: 'revenue',
    section: brief.revenue,
    heading: ({ lastMonth }) => periodSentence(lastMonth, brief.currency),
    note: (revenue) =>
      [
        revenue.basis === 'event'
          ? 'Every movement on the day it happened; currency effects apart.'
          : 'Month ends compared; what came and went within a month does not show.',
        exceptionsSentence(revenue),
      ]
        .filter((sentence) => sentence !== '')
        .join(' '),
    body: (revenue) => html`<div class="pair">${waterfall(brief, revenue.lastMonth, 'month')}${
      revenue.months.length > 1 ? waterfall(brief, revenue.year, 'year') : null
    }</div>
${revenue.months.length > 1 ? byMonth(brief, revenue) : null}`,
  })
}

function waterfall({ currency }: Brief, period: MrrPeriod, id: string): Markup {
  const when = period.from === period.to ? month(period.to) : `${month(period.from)} to ${month(period.to)}`
  const title = `MRR bridge, ${when}`
  const description = [
    `Starting ${money(period.startingCents, currency)}`,
    ...movementCategories.map((it) => `${categoryLabels[it]} ${moneyChange(period.movements[it], currency)}`),
    `Ending ${money(period.endingCents, currency)}`,
  ].join(', ')
  const drawing = drawWaterfall(period, { id: `bridge-${id}-chart`, title, description }, currency)
  const base = drawing.scale === 'level' ? 'MRR' : 'Change from the starting MRR'
  return chartFrame({
    id: `bridge-${id}`,
    title,
    subtitle: `${base}, ${currency}`,
    drawing,
    table: dataTable(
      title,
      [{ header: 'Step' }, ...figures(`Amount (${currency})`)],
      [
        ['Starting', exactMoney(period.startingCents, currency)],
        ...movementCategories.map((it) => [categoryLabels[it], exactMoney(period.movements[it], currency)]),
        ['Ending', exactMoney(period.endingCents, currency)],
      ],
    ),
  })
}

function byMonth({ currency }: Brief, { months: all }: Revenue): Markup {
  const months = comparableMonths(all)
  const [first] = months
  const last = months.at(-1)
  const grew = months.filter((it) => it.endingCents > it.startingCents).length
  const title = `MRR grew in ${count(grew)} of the last ${count(months.length)} months`
  const description = months
    .map((it) => `${month(it.from)} ${moneyChange(it.endingCents - it.startingCents, currency)}`)
    .join(', ')
  return chartFrame({
    id: 'movements',
    title,
    subtitle: `Movements by month, ${currency}, ${month(first?.from ?? '')} to ${month(last?.from ?? '')}`,
    key: html`<ul class="key">${movementCategories.map(
      (it) => html`<li style="--mark:var(--${it})">${categoryLabels[it]}</li>`,
    )}<li class="net">Net</li></ul>`,
    drawing: drawMovements(months, { id: 'movements-chart', title, description }, currency),
    table: dataTable(
      title,
      [
        { header: 'Month' },
        ...figures('Starting', ...movementCategories.map((it) => categoryLabels[it]), 'Ending'),
      ],
      all
        .toReversed()
        .map((it) => [
          month(it.from),
          exactMoney(it.startingCents, currency),
          ...movementCategories.map((category) => exactMoney(it.movements[category], currency)),
          exactMoney(it.endingCents, currency),
        ]),
    ),
  })
}
