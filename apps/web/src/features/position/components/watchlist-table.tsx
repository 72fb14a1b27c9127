import type { WatchlistEntry } from '@waypoint/report/brief/watchlist.ts'
import { day } from '@waypoint/report/format/dates.ts'
import { currencySymbol } from '@waypoint/report/format/money.ts'
import { change, counted, decimal } from '@waypoint/report/format/numbers.ts'
import { reasonSentence } from '@waypoint/report/format/reason-sentence.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import type { ReactNode } from 'react'
import { BandBadge } from '../../../ui/band-badge.tsx'
import { Delta } from '../../../ui/delta.tsx'
import { FigureText } from '../../../ui/figure.tsx'
import { Money } from '../../../ui/money.tsx'
import { Sparkline } from '../../../ui/sparkline.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { ReasonList } from './reason-list.tsx'

interface WatchlistTableProps {
  readonly entries: readonly WatchlistEntry[]
  readonly total: number
  readonly currency: string
  readonly sort: string | undefined
  readonly onSort: (sort: string) => void
  readonly onOpen: (entry: WatchlistEntry) => void
  readonly openKey: string | undefined
}

const REASONS = 3

export function WatchlistTable(props: WatchlistTableProps) {
  const { entries, total, currency, sort, onSort, onOpen, openKey } = props
  return (
    <div className="tall">
      <DataTable
        name="Watchlist"
        rows={entries}
        columns={columnsOf(currency)}
        rowKey={(entry) => entry.customerId}
        sort={sort}
        onSort={onSort}
        onOpen={onOpen}
        openKey={openKey}
        rowHeight={73}
        caption={
          entries.length === total
            ? counted(total, 'account')
            : `${entries.length} of ${counted(total, 'account')}`
        }
      />
    </div>
  )
}

function columnsOf(currency: string): readonly Column<WatchlistEntry>[] {
  const unit = currencySymbol(currency).trim()
  return [
    {
      id: 'account',
      header: 'Account',
      value: (entry) => entry.name,
      cell: (entry) => (
        <>
          {entry.name}
          <span className="under">
            {[entry.segment === null ? null : term(entry.segment), entry.owner].filter(Boolean).join(' · ')}
          </span>
          {entry.reasons[0] === undefined ? null : (
            <span className="under only-narrow">{reasonSentence(entry.reasons[0])}</span>
          )}
        </>
      ),
    },
    {
      id: 'health',
      header: 'Health',
      definition: '0–100: what is left of 100 after the points that the reasons cost',
      width: 124,
      phoneWidth: 104,
      value: (entry) => entry.score.value,
      cell: (entry) => (
        <span className="health-cell">
          <BandBadge band={entry.band} />
          <b>
            <FigureText figure={entry.score} format={(value) => decimal(value)} />
          </b>
          <span className="under">{dayChange(entry)}</span>
        </span>
      ),
    },
    {
      id: 'change',
      header: '28 days',
      definition: 'Change of the health score in 28 days, and its course over 90',
      width: 116,
      from: 'desk',
      value: (entry) => entry.scoreChange28d.value,
      cell: (entry) => (
        <>
          <Delta value={entry.scoreChange28d.value} format={(value) => change(value)} />
          <Sparkline days={entry.history} label={`Health of ${entry.name} over 90 days`} />
        </>
      ),
    },
    {
      id: 'why',
      header: 'Why',
      definition: 'What costs most points of health',
      width: 272,
      from: 'tablet',
      canSort: false,
      value: (entry) => entry.reasons.map((reason) => reason.measure).join(' '),
      cell: (entry) => <ReasonList reasons={entry.reasons.slice(0, REASONS)} total={entry.reasonCount} />,
    },
    {
      id: 'mrr',
      header: 'MRR at risk',
      unit,
      isFigure: true,
      width: 112,
      value: (entry) => centsOf(entry.mrrCents.value),
      cell: (entry) => (
        <Money
          cents={entry.mrrCents.value}
          currency={currency}
          as="bare"
          reason={entry.mrrCents.reason ?? 'Not known'}
        />
      ),
      total: (rows) => (
        <Money
          cents={rows.reduce((sum, row) => sum + (row.mrrCents.value ?? 0), 0)}
          currency={currency}
          as="bare"
        />
      ),
    },
    {
      id: 'renewal',
      header: 'Renewal',
      width: 112,
      from: 'phone',
      value: (entry) => entry.renewalDate,
      cell: (entry) => (
        <>
          {entry.renewalDate === null ? <span className="quiet">None known</span> : day(entry.renewalDate)}
          {entry.daysToRenewal === null ? null : (
            <span className="under">
              {entry.daysToRenewal < 0 ? 'overdue' : `in ${counted(entry.daysToRenewal, 'day')}`}
            </span>
          )}
        </>
      ),
    },
    {
      id: 'arr',
      header: 'ARR',
      unit,
      isFigure: true,
      isExtra: true,
      width: 96,
      value: (entry) => centsOf(entry.arrCents.value),
      cell: (entry) => <Money cents={entry.arrCents.value} currency={currency} as="bare" />,
    },
    { id: 'segment', header: 'Segment', isExtra: true, width: 100, value: (entry) => entry.segment },
    { id: 'owner', header: 'Owner', isExtra: true, width: 132, value: (entry) => entry.owner },
  ]
}

/** "−2.4 ↓ in a day". */
function dayChange({ scoreChange1d: { value } }: WatchlistEntry): ReactNode {
  if (value !== null && Math.abs(value) < 0.05) return 'no change in a day'
  return <Delta value={value} format={(it) => change(it)} against="in a day" />
}

/** In whole units, as the header says. */
const centsOf = (cents: number | null): number | null => (cents === null ? null : cents / 100)
