import type { Bands } from '../brief/bands.ts'
import type { Brief } from '../brief/brief.ts'
import type { Figure } from '../brief/figure.ts'
import type { Watchlist, WatchlistEntry } from '../brief/watchlist.ts'
import { nobodyAtRisk } from '../findings/position.ts'
import { day } from '../format/dates.ts'
import { exactMoney, money, moneyChange } from '../format/money.ts'
import { change, count, decimal, percent } from '../format/numbers.ts'
import { reasonSentence } from '../format/reason-sentence.ts'
import { bandLabels, bandSigns, term } from '../format/vocabulary.ts'
import { escaped } from './escape.ts'
import { markdownTable } from './table.ts'

type Cells = readonly [name: string, value: string, reason: string]

const row = (name: string, figure: Figure, show: (value: number | null) => string): Cells => [
  name,
  show(figure.value),
  escaped(figure.value === null ? (figure.reason ?? '') : ''),
]

export function figuresTable({ headline, currency }: Brief): string {
  const dollars = (cents: number | null): string => exactMoney(cents, currency)
  const rows = [
    row('MRR', headline.mrrCents, dollars),
    row('MRR, change this month', headline.mrrChangeMonthToDateCents, (cents) =>
      moneyChange(cents, currency),
    ),
    row('ARR', headline.arrCents, dollars),
    row('Paying customers', headline.payingCustomers, count),
    row('NRR, 12 months', headline.nrr, percent),
    row('GRR, 12 months', headline.grr, percent),
    row('Ready to expand', headline.expansionCustomers, count),
    row('First replies on target, 14 days', headline.firstReplyAdherence, percent),
    row('Open tickets', headline.openTickets, count),
  ]
  const isComplete = rows.every((cells) => cells[2] === '')
  return isComplete
    ? markdownTable(
        ['Figure', 'Value'],
        1,
        rows.map((cells) => cells.slice(0, 2)),
      )
    : markdownTable(['Figure', 'Value', 'Why it is missing'], 1, rows)
}

export function bandsTable({ counts }: Bands, currency: string): string {
  return markdownTable(
    ['Band', 'Customers', 'ARR'],
    1,
    counts.map((it) => [
      `${bandSigns[it.band]} ${bandLabels[it.band]}`,
      count(it.customers),
      money(it.arrCents.value, currency),
    ]),
  )
}

export function watchlistTable({ entries }: Watchlist, currency: string): string {
  if (entries.length === 0) return nobodyAtRisk
  return markdownTable(
    ['Account', 'Band', 'Points lost, and why', 'Health', '1 day', '28 days', 'MRR', 'ARR', 'Renewal'],
    3,
    entries.map((entry) => [
      account(entry),
      `${bandSigns[entry.band]} ${bandLabels[entry.band]}`,
      entry.reasons
        .map((reason) => `${decimal(reason.points)} ${escaped(reasonSentence(reason))}`)
        .join('<br>'),
      decimal(entry.score.value),
      change(entry.scoreChange1d.value),
      change(entry.scoreChange28d.value),
      money(entry.mrrCents.value, currency),
      money(entry.arrCents.value, currency),
      day(entry.renewalDate),
    ]),
  )
}

function account(entry: WatchlistEntry): string {
  const under = [entry.segment === null ? '' : term(entry.segment), entry.owner ?? 'no owner']
  return `**${escaped(entry.name)}**<br>${under
    .filter((it) => it !== '')
    .map(escaped)
    .join(' · ')}`
}
