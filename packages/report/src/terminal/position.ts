import type { Bands } from '../brief/bands.ts'
import type { Brief } from '../brief/brief.ts'
import type { Figure } from '../brief/figure.ts'
import type { Headline } from '../brief/headline.ts'
import { money, moneyChange } from '../format/money.ts'
import { count, counted, percent } from '../format/numbers.ts'
import { bandLabels, bandSigns } from '../format/vocabulary.ts'
import { block, type Lines, type Screen } from './screen.ts'
import { type TextColumn, type TextRow, textTable } from './text-table.ts'

const figureColumns: readonly TextColumn[] = [
  { header: '' },
  { header: '', align: 'right' },
  { header: '', isFlexible: true },
]

/** The day's figures, each with its reason when it is missing. */
export function figureLines({ headline, currency }: Brief, screen: Screen): Lines {
  const { mrrCents, arrCents, payingCustomers: paying, estimatedUpliftCents: uplift, nrr, grr } = headline
  const { firstReplyAdherence: replies, openTickets, expansionCustomers: expanding } = headline
  const from = paying.value === null ? '' : `from ${counted(paying.value, 'paying customer')}`
  const worth = uplift.value === null ? '' : `about ${money(uplift.value, currency)} MRR`
  const rows: readonly TextRow[] = [
    figureRow('MRR', mrrCents, {
      value: money(mrrCents.value, currency),
      note: thisMonth(headline, currency),
    }),
    figureRow('ARR', arrCents, { value: money(arrCents.value, currency), note: from }),
    figureRow('NRR, 12 months', nrr, { value: percent(nrr.value), note: '' }),
    figureRow('GRR, 12 months', grr, { value: percent(grr.value), note: '' }),
    figureRow('Ready to expand', expanding, { value: count(expanding.value), note: worth }),
    figureRow('First replies on target', replies, { value: percent(replies.value), note: 'last 14 days' }),
    figureRow('Open tickets', openTickets, { value: count(openTickets.value), note: '' }),
  ]
  return ['', ...textTable({ columns: figureColumns, rows }, screen.columns, screen.paint)]
}

function thisMonth({ mrrChangeMonthToDateCents: moved }: Headline, currency: string): string {
  return moved.value === null ? '' : `${moneyChange(moved.value, currency)} this month`
}

/** The first sentence of the reason is enough beside a figure; the sections below give the rest. */
function figureRow(
  name: string,
  figure: Figure,
  shown: { readonly value: string; readonly note: string },
): TextRow {
  const note =
    figure.value === null ? (figure.reason ?? '').split('. ', 1)[0]?.replace(/\.$/, '') : shown.note
  return { cells: [name, { text: shown.value, role: 'strong' }, { text: note ?? '', role: 'quiet' }] }
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
