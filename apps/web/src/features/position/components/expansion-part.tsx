import type { Brief } from '@waypoint/report/brief/brief.ts'
import type { Expansion, ExpansionCustomer } from '@waypoint/report/brief/expansion.ts'
import { growthSentence } from '@waypoint/report/findings/growth.ts'
import { currencySymbol } from '@waypoint/report/format/money.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Present } from '../../../api/present.tsx'
import { Money } from '../../../ui/money.tsx'
import { Part } from '../../../ui/part.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'

interface ExpansionPartProps {
  readonly brief: Brief
  readonly owner: string | undefined
  readonly onOpen: (customerId: string) => void
  readonly openKey: string | undefined
}

/** Who is ready to buy more, with the evidence. */
export function ExpansionPart({ brief, owner, onOpen, openKey }: ExpansionPartProps) {
  return (
    <Part
      heading={growthSentence(brief)}
      note="Healthy, not delinquent, without an open critical ticket. The uplift is an estimate: the largest of an account’s signals."
    >
      <Present section={brief.expansion}>
        {(expansion: Expansion) => (
          <div className="tall">
            <DataTable
              name="Ready to expand"
              rows={expansion.customers.filter((it) => owner === undefined || it.owner === owner)}
              columns={columnsOf(brief.currency)}
              rowKey={(row) => row.customerId}
              onOpen={(row) => onOpen(row.customerId)}
              openKey={openKey}
              rowHeight={52}
            />
          </div>
        )}
      </Present>
    </Part>
  )
}

function columnsOf(currency: string): readonly Column<ExpansionCustomer>[] {
  const unit = currencySymbol(currency).trim()
  return [
    {
      id: 'account',
      header: 'Account',
      value: (row) => row.name,
      cell: (row) => (
        <>
          {row.name}
          <span className="under">
            {[row.segment === null ? null : term(row.segment), row.owner].filter(Boolean).join(' · ')}
          </span>
        </>
      ),
    },
    {
      id: 'signals',
      header: 'Evidence',
      from: 'phone',
      canSort: false,
      value: (row) => row.signals.map(({ evidence }) => evidence).join('; '),
      cell: (row) => (
        <ul className="wrapped">
          {row.signals.map(({ signal, evidence }) => (
            <li key={signal}>
              {term(signal)}: <span className="quiet">{evidence}</span>
            </li>
          ))}
        </ul>
      ),
    },
    {
      id: 'mrr',
      header: 'MRR',
      unit,
      isFigure: true,
      width: 96,
      from: 'phone',
      value: (row) => (row.mrrCents.value === null ? null : row.mrrCents.value / 100),
      cell: (row) => <Money cents={row.mrrCents.value} currency={currency} as="bare" />,
    },
    {
      id: 'uplift',
      header: 'Uplift',
      unit,
      definition: 'Estimated MRR on top',
      isFigure: true,
      width: 96,
      value: (row) => (row.upliftCents.value === null ? null : row.upliftCents.value / 100),
      cell: (row) => (
        <Money
          cents={row.upliftCents.value}
          currency={currency}
          as="bare"
          reason={row.upliftCents.reason ?? 'Not known'}
        />
      ),
      total: (rows) => (
        <Money
          cents={rows.reduce((sum, row) => sum + (row.upliftCents.value ?? 0), 0)}
          currency={currency}
          as="bare"
        />
      ),
    },
  ]
}
