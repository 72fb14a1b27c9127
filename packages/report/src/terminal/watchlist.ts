import type { Brief } from '../brief/brief.ts'
import type { WatchlistEntry } from '../brief/watchlist.ts'
import { nobodyAtRisk, watchlistSentence } from '../findings/position.ts'
import { day } from '../format/dates.ts'
import { money } from '../format/money.ts'
import { change, counted, decimal } from '../format/numbers.ts'
import { reasonSentence } from '../format/reason-sentence.ts'
import { bandLabels, bandSigns, term } from '../format/vocabulary.ts'
import { roleOfChange } from './paint.ts'
import { block, indented, type Lines, type Screen } from './screen.ts'
import { figures, type TextColumn, type TextRow, textTable } from './text-table.ts'

/** From this width on, the band is spelt out, and MRR and owner have their columns. */
const roomy = 116

export function watchlistLines(brief: Brief, screen: Screen): Lines {
  return block(brief.watchlist, screen, {
    heading: watchlistSentence,
    body: ({ entries }) => {
      if (entries.length === 0) return [nobodyAtRisk]
      const rows = entries.map((entry, index) =>
        row(entry, { place: index + 1, currency: brief.currency, screen }),
      )
      return [
        ...textTable({ columns: columnsFor(screen), rows }, screen.columns, screen.paint),
        ...sumLine(entries, brief, screen),
      ]
    },
  })
}

function columnsFor(screen: Screen): readonly TextColumn[] {
  const isRoomy = screen.columns >= roomy
  return [
    figures('#'),
    { header: 'Account', isFlexible: true },
    ...(isRoomy
      ? [
          { header: 'Segment', atMost: 12 },
          { header: 'Owner', atMost: 18 },
        ]
      : []),
    { header: isRoomy ? 'Band' : '' },
    figures('Health'),
    figures('1 d'),
    figures('28 d'),
    ...(isRoomy ? [figures('MRR')] : []),
    figures('ARR'),
    figures('Renewal'),
  ]
}

interface RowContext {
  readonly place: number
  readonly currency: string
  readonly screen: Screen
}

const moved = (value: number | null) => ({ text: change(value), role: roleOfChange(value) })

function row(entry: WatchlistEntry, { place, currency, screen }: RowContext): TextRow {
  const isRoomy = screen.columns >= roomy
  return {
    cells: [
      String(place),
      { text: entry.name, role: 'strong' },
      ...(isRoomy ? [entry.segment === null ? '–' : term(entry.segment), entry.owner ?? 'no owner'] : []),
      { text: `${bandSigns[entry.band]}${isRoomy ? ` ${bandLabels[entry.band]}` : ''}`, role: entry.band },
      { text: decimal(entry.score.value), role: entry.band },
      moved(entry.scoreChange1d.value),
      moved(entry.scoreChange28d.value),
      ...(isRoomy ? [money(entry.mrrCents.value, currency)] : []),
      money(entry.arrCents.value, currency),
      day(entry.renewalDate),
    ],
    below: indented(because(entry, isRoomy), 4, screen),
  }
}

/** Points first, as in the page; the owner too where there is no column for it. */
function because(entry: WatchlistEntry, isRoomy: boolean): string {
  const reasons = entry.reasons.map((reason) => `${reasonSentence(reason)} (${decimal(reason.points)})`)
  const more = entry.reasonCount - entry.reasons.length
  const all = more > 0 ? [...reasons, counted(more, 'smaller reason')] : reasons
  const owner = isRoomy ? [] : [entry.owner ?? 'no owner']
  return [all.length === 0 ? 'No measure costs points' : all.join(', '), ...owner].join(' · ')
}

function sumLine(entries: readonly WatchlistEntry[], { currency }: Brief, screen: Screen): Lines {
  const sum = (pick: (entry: WatchlistEntry) => number | null): number =>
    entries.reduce((total, entry) => total + (pick(entry) ?? 0), 0)
  const mrr = money(
    sum((entry) => entry.mrrCents.value),
    currency,
  )
  const arr = money(
    sum((entry) => entry.arrCents.value),
    currency,
  )
  const signs =
    screen.columns >= roomy
      ? ''
      : `  (${bandSigns.critical} critical, ${bandSigns.at_risk} at risk, ${bandSigns.watch} watch)`
  return [`    Sum of the ${entries.length} shown: ${mrr} MRR, ${arr} ARR${screen.paint(signs, 'quiet')}`]
}
