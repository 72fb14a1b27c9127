import type { HealthBand } from '@waypoint/report/brief/bands.ts'
import { decimal } from '@waypoint/report/format/numbers.ts'
import { useMemo, useState } from 'react'
import { useSearchState } from '../../../app/use-search-state.ts'
import { BandBadge } from '../../../ui/band-badge.tsx'
import { Money } from '../../../ui/money.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'

interface Sample {
  readonly name: string
  readonly band: HealthBand
  readonly score: number
  readonly mrrCents: number
}

const rows: readonly Sample[] = [
  { name: 'Blue Anchor Hotels', band: 'critical', score: 30.7, mrrCents: 45_700 },
  { name: 'Torenford Brewing Inc', band: 'at_risk', score: 57, mrrCents: 482_000 },
  { name: 'Quiet River Taverns', band: 'watch', score: 71.2, mrrCents: 89_300 },
  { name: 'Amber Sparrow Depots', band: 'healthy', score: 92.5, mrrCents: 1_450_000 },
]

const MOST = 50_000

/** `?rows=20000` shows so many, to see how long tables behave. */
function asMany(asked: string | undefined): readonly Sample[] {
  const count = Math.min(MOST, Number(asked))
  if (!Number.isInteger(count) || count <= rows.length) return rows
  return Array.from({ length: count }, (_, at) => {
    const sample = rows[at % rows.length]
    return sample === undefined ? [] : [{ ...sample, name: `${sample.name} ${at + 1}` }]
  }).flat()
}

const columns: readonly Column<Sample>[] = [
  { id: 'name', header: 'Account', value: (row) => row.name },
  {
    id: 'score',
    header: 'Health',
    width: 136,
    value: (row) => row.score,
    cell: (row) => (
      <>
        <BandBadge band={row.band} /> {decimal(row.score)}
      </>
    ),
  },
  {
    id: 'mrr',
    header: 'MRR',
    unit: '$',
    isFigure: true,
    width: 88,
    value: (row) => row.mrrCents / 100,
    cell: (row) => <Money cents={row.mrrCents} currency="USD" as="bare" />,
    total: (shown) => (
      <Money cents={shown.reduce((sum, row) => sum + row.mrrCents, 0)} currency="USD" as="bare" />
    ),
  },
]

export function TableSpecimen() {
  const [search] = useSearchState()
  const shown = useMemo(() => asMany(search['rows']), [search])
  const [open, setOpen] = useState<string | undefined>('Torenford Brewing Inc')
  return (
    <DataTable
      name="Accounts of the specimen"
      rows={shown}
      columns={columns}
      rowKey={(row) => row.name}
      onOpen={(row) => setOpen(row.name)}
      openKey={open}
    />
  )
}
