import type { Brief } from '@waypoint/report/brief/brief.ts'
import type { AccountChange, Changes } from '@waypoint/report/brief/changes.ts'
import {
  changeGroups,
  changesSentence,
  restatementSentence,
  scoreMove,
} from '@waypoint/report/findings/changes.ts'
import { currencySymbol } from '@waypoint/report/format/money.ts'
import { change, decimal } from '@waypoint/report/format/numbers.ts'
import { bandLabels } from '@waypoint/report/format/vocabulary.ts'
import { BandBadge } from '../../../ui/band-badge.tsx'
import { Delta } from '../../../ui/delta.tsx'
import { FigureText } from '../../../ui/figure.tsx'
import { Money } from '../../../ui/money.tsx'
import { Part } from '../../../ui/part.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'

interface ChangesPartProps {
  readonly brief: Brief
  readonly onOpen: (customerId: string) => void
  readonly openKey: string | undefined
}

interface ChangedAccount extends AccountChange {
  readonly group: string
}

/** What differs from the version that was published before; nothing for the first one. */
export function ChangesPart({ brief, onOpen, openKey }: ChangesPartProps) {
  const { changes, currency } = brief
  if (changes === undefined) return null
  const rows = changed(changes)
  return (
    <Part heading={changesSentence(changes, brief)} note={restatementSentence(changes, brief)}>
      {rows.length === 0 ? null : (
        <DataTable
          name="Changes since the version before"
          rows={rows}
          columns={columnsOf(currency)}
          rowKey={(row) => row.customerId}
          onOpen={(row) => onOpen(row.customerId)}
          openKey={openKey}
        />
      )}
    </Part>
  )
}

const changed = (changes: Changes): readonly ChangedAccount[] =>
  changeGroups(changes).flatMap(({ title, accounts }) =>
    accounts.map((account) => ({ ...account, group: title })),
  )

const columnsOf = (currency: string): readonly Column<ChangedAccount>[] => [
  { id: 'account', header: 'Account', value: (row) => row.name },
  { id: 'group', header: 'What changed', width: 140, value: (row) => row.group },
  {
    id: 'now',
    header: 'Band now',
    width: 132,
    value: (row) => bandLabels[row.bandNow],
    cell: (row) => <BandBadge band={row.bandNow} />,
  },
  {
    id: 'before',
    header: 'Before',
    width: 132,
    from: 'tablet',
    value: (row) => bandLabels[row.bandBefore],
    cell: (row) => <BandBadge band={row.bandBefore} />,
  },
  {
    id: 'score',
    header: 'Health',
    isFigure: true,
    width: 80,
    from: 'phone',
    value: (row) => row.scoreNow.value,
    cell: (row) => <FigureText figure={row.scoreNow} format={(value) => decimal(value)} />,
  },
  {
    id: 'move',
    header: 'Change',
    isFigure: true,
    width: 88,
    from: 'phone',
    value: scoreMove,
    cell: (row) => <Delta value={scoreMove(row)} format={(value) => change(value)} />,
  },
  {
    id: 'arr',
    header: 'ARR',
    unit: currencySymbol(currency).trim(),
    isFigure: true,
    width: 96,
    value: (row) => row.arrCents / 100,
    cell: (row) => <Money cents={row.arrCents} currency={currency} as="bare" />,
  },
]
