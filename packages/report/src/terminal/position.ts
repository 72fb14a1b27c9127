import type { Bands } from '../brief/bands.ts'
import type { Brief } from '../brief/brief.ts'
import { money, moneyChange } from '../format/money.ts'
import { count, counted, percent } from '../format/numbers.ts'
import { bandLabels, bandSigns } from '../format/vocabulary.ts'
import { roleOfChange } from './paint.ts'
import { block, type Lines, type Screen } from './screen.ts'
import { type TextRow, textTable } from './text-table.ts'

/** The day's figures, each with its reason when it is missing. */
export function figureLines({ headline, currency }: Brief, screen: Screen): Lines {
  const { mrrChangeMonthToDateCents: moved, payingCustomers: paying, estimatedUpliftCents: uplift } = headline
  const row = (name: string, value: string, note: string): TextRow => ({
    cells: [name, { text: value, role: 'strong' }, { text: note, role: 'quiet' }],
  })
  const why = (figure: { readonly reason?: string }): string => figure.reason ?? ''
  const rows: readonly TextRow[] = [
    {
      cells: [
        'MRR',
        { text: money(headline.mrrCents.value, currency), role: 'strong' },
        {
          text:
            moved.value === null
              ? why(headline.mrrCents)
              : `${moneyChange(moved.value, currency)} this month`,
          role: roleOfChange(moved.value),
        },
      ],
    },
    row(
      'ARR',
      money(headline.arrCents.value, currency),
      paying.value === null ? why(headline.arrCents) : `from ${counted(paying.value, 'paying customer')}`,
    ),
    row('NRR, 12 months', percent(headline.nrr.value), why(headline.nrr)),
    row('GRR, 12 months', percent(headline.grr.value), why(headline.grr)),
    row(
      'Ready to expand',
      count(headline.expansionCustomers.value),
      uplift.value === null ? why(headline.expansionCustomers) : `about ${money(uplift.value, currency)} MRR`,
    ),
    row(
      'First replies on target',
      percent(headline.firstReplyAdherence.value),
      headline.firstReplyAdherence.reason ?? 'last 14 days',
    ),
    row('Open tickets', count(headline.openTickets.value), why(headline.openTickets)),
  ]
  const columns = [{ header: '' }, { header: '', align: 'right' }, { header: '', isFlexible: true }] as const
  return ['', ...textTable({ columns, rows }, screen.columns, screen.paint)]
}

export function bandLines(brief: Brief, screen: Screen): Lines {
  return block(brief.bands, screen, {
    heading: (bands) => {
      const total = bands.counts.reduce((sum, it) => sum + it.customers, 0)
      return `${count(total)} ${bands.population === 'paying' ? 'paying customers' : 'customers'} by health band`
    },
    body: (bands) => bandTable(bands, brief.currency, screen),
  })
}

function bandTable({ counts }: Bands, currency: string, screen: Screen): Lines {
  const most = Math.max(1, ...counts.map((it) => it.customers))
  const rows = counts.map((it) => ({
    cells: [
      { text: `${bandSigns[it.band]} ${bandLabels[it.band]}`, role: it.band },
      count(it.customers),
      money(it.arrCents.value, currency),
      {
        text: '█'.repeat(Math.round((it.customers / most) * Math.min(40, screen.columns - 46))),
        role: it.band,
      },
    ],
  }))
  const columns = [
    { header: 'Band' },
    { header: 'Customers', align: 'right' },
    { header: 'ARR', align: 'right' },
    { header: '' },
  ] as const
  return textTable({ columns, rows }, screen.columns, screen.paint)
}
