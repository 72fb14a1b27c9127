import type { Brief } from '../brief/brief.ts'
import { type MrrPeriod, movementCategories, type Retention, type Revenue } from '../brief/revenue.ts'
import { exceptionsSentence, periodSentence, retentionSentence } from '../findings/revenue.ts'
import { month } from '../format/dates.ts'
import { money, moneyChange } from '../format/money.ts'
import { count, percent } from '../format/numbers.ts'
import { categoryLabels, term } from '../format/vocabulary.ts'
import { roleOfChange } from './paint.ts'
import { block, indented, type Lines, type Screen } from './screen.ts'
import { figures, type TextRow, textTable } from './text-table.ts'

export function revenueLines(brief: Brief, screen: Screen): Lines {
  return block(brief.revenue, screen, {
    heading: ({ lastMonth }) => periodSentence(lastMonth, brief.currency),
    body: (revenue) => [
      ...bridge(revenue, brief.currency, screen),
      ...indented(exceptionsSentence(revenue), 0, screen),
    ],
  })
}

function bridge({ lastMonth, year }: Revenue, currency: string, screen: Screen): Lines {
  const periods: readonly MrrPeriod[] = [lastMonth, year]
  const level = (name: string, pick: (period: MrrPeriod) => number): TextRow => ({
    cells: [
      name,
      ...periods.map((period) => ({ text: money(pick(period), currency), role: 'strong' as const })),
    ],
  })
  const movements = movementCategories.map(
    (category): TextRow => ({
      cells: [
        categoryLabels[category],
        ...periods.map((period) => {
          const cents = period.movements[category]
          const role = category === 'fx' ? 'plain' : roleOfChange(cents)
          return { text: moneyChange(cents, currency), role }
        }),
      ],
    }),
  )
  const columns = [
    { header: 'MRR bridge' },
    { header: month(lastMonth.to), align: 'right' },
    { header: `${month(year.from)} to ${month(year.to)}`, align: 'right' },
  ] as const
  const rows = [
    level('Starting', (it) => it.startingCents),
    ...movements,
    level('Ending', (it) => it.endingCents),
  ]
  return textTable({ columns, rows }, screen.columns, screen.paint)
}

export function retentionLines(brief: Brief, screen: Screen): Lines {
  return block(brief.retention, screen, {
    heading: retentionSentence,
    body: (retention) => segments(retention, screen),
  })
}

function segments(retention: Retention, screen: Screen): Lines {
  const columns = [
    { header: 'Segment' },
    ...['GRR', 'NRR', 'Customers', 'Churned', 'Logo churn'].map(figures),
  ]
  const rows = [retention.total, ...retention.segments].map((it) => ({
    cells: [
      term(it.slice),
      percent(it.grr.value),
      percent(it.nrr.value),
      count(it.customersStart),
      count(it.customersChurned),
      percent(it.logoChurn.value),
    ],
  }))
  return textTable({ columns, rows }, screen.columns, screen.paint)
}
