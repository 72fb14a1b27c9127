import { Link } from '@tanstack/react-router'
import type { Answer } from '@waypoint/api/client'
import { day } from '@waypoint/report/format/dates.ts'
import { counted, decimal } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { useGet } from '../../../api/use-get.ts'
import { Part } from '../../../ui/part.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import type { PartProps } from '../account-page.tsx'
import { attributeHistory, pairEvidence, recordValues } from '../api/account-rows.ts'
import { MatchLevels } from './match-levels.tsx'

type Identity = Answer<'/customers/{customerId}/identities'>
type MatchLink = Identity['links'][number]

/** Which records are this customer, and why. */
export function Identity({ customerId }: PartProps) {
  const query = useGet('/customers/{customerId}/identities', { params: { customerId } })
  return (
    <Loaded query={query} what="the records of the customer" skeleton={<SkeletonRows rows={10} />}>
      {(identity) => (
        <>
          <Part
            heading={recordsSentence(identity)}
            note={
              identity.inReview === 0 ? undefined : (
                <Link to="/data/$part" params={{ part: 'identity' }} search={{ customer: customerId }}>
                  {counted(identity.inReview, 'pair')} to judge
                </Link>
              )
            }
          >
            <DataTable
              name="Records of the customer"
              rows={identity.records}
              columns={recordColumns}
              rowKey={(row) => `${row.sourceSystem} ${row.sourceId}`}
            />
          </Part>
          <Part
            heading="Why they are one"
            note="Agreement field by field; a probability is worked out from the evidence of all of them."
          >
            <div className="tall">
              <DataTable
                name="Links between records"
                rows={identity.links}
                columns={linkColumns}
                rowKey={(row) =>
                  `${row.sourceSystem} ${row.sourceId} ${row.otherSourceSystem} ${row.otherSourceId}`
                }
                rowHeight={52}
              />
            </div>
          </Part>
          <Part heading="Where each attribute comes from">
            <DataTable
              name="Attributes"
              rows={identity.attributes}
              columns={attributeColumns(customerId)}
              rowKey={(row) => row.attribute}
            />
          </Part>
        </>
      )}
    </Loaded>
  )
}

function recordsSentence({ records, aliases }: Identity): string {
  const systems = new Set(records.map(({ sourceSystem }) => sourceSystem)).size
  const merged = aliases.length === 0 ? '' : `; ${counted(aliases.length, 'customer id')} merged into it`
  return `${counted(records.length, 'record')} of ${counted(systems, 'system')} are this customer${merged}`
}

const recordColumns: readonly Column<Identity['records'][number]>[] = [
  { id: 'system', header: 'System', value: (row) => term(row.sourceSystem) },
  {
    id: 'id',
    header: 'Record',
    width: 260,
    value: (row) => row.sourceId,
    behind: (row) => recordValues(row.sourceSystem, row.sourceId),
  },
  {
    id: 'rule',
    header: 'Joined by',
    width: 160,
    from: 'phone',
    value: (row) => (row.matchRule === null ? null : term(row.matchRule)),
  },
  {
    id: 'confidence',
    header: 'Confidence',
    isFigure: true,
    width: 104,
    value: (row) => row.matchConfidence,
    cell: (row) => decimal(row.matchConfidence, 3),
  },
]

const linkColumns: readonly Column<MatchLink>[] = [
  {
    id: 'one',
    header: 'Record and its neighbour',
    value: (row) => `${row.sourceSystem} ${row.sourceId}`,
    cell: (row) => (
      <>
        {term(row.sourceSystem)} {row.sourceId}
        <span className="under">
          {term(row.otherSourceSystem)} {row.otherSourceId}
        </span>
      </>
    ),
  },
  {
    id: 'rule',
    header: 'Rule',
    width: 140,
    from: 'phone',
    value: (row) => (row.matchRule === null ? null : term(row.matchRule)),
  },
  {
    id: 'probability',
    header: 'Probability',
    isFigure: true,
    width: 96,
    value: (row) => row.probability,
    behind: pairEvidence,
    cell: (row) => decimal(row.probability, 3),
  },
  {
    id: 'bits',
    header: 'Bits',
    definition: 'Evidence for one customer, in bits, over what was to be expected',
    isFigure: true,
    width: 64,
    from: 'tablet',
    value: (row) => row.totalBits,
    behind: pairEvidence,
    cell: (row) => decimal(row.totalBits),
  },
  {
    id: 'levels',
    header: 'Agreement',
    width: 420,
    from: 'desk',
    canSort: false,
    value: (row) => [row.nameLevel, row.domainLevel, row.emailLevel].join(' '),
    cell: (row) => <MatchLevels link={row} />,
  },
]

const saidOf = (value: string | null): string | null =>
  value === 'true' ? 'Yes' : value === 'false' ? 'No' : value

const attributeColumns = (customerId: string): readonly Column<Identity['attributes'][number]>[] => [
  { id: 'attribute', header: 'Attribute', width: 200, phoneWidth: 124, value: (row) => term(row.attribute) },
  {
    id: 'value',
    header: 'Value',
    value: ({ attributeValue }) => saidOf(attributeValue),
    behind: ({ attribute }) => attributeHistory(customerId, attribute),
  },
  {
    id: 'source',
    header: 'From',
    width: 280,
    from: 'phone',
    value: (row) => (row.sourceSystem === null ? null : `${term(row.sourceSystem)} ${row.sourceId ?? ''}`),
  },
  {
    id: 'strategy',
    header: 'Rule',
    width: 160,
    from: 'tablet',
    value: (row) => (row.strategy === null ? null : term(row.strategy)),
  },
  {
    id: 'since',
    header: 'Since',
    width: 112,
    from: 'tablet',
    value: (row) => row.validFrom,
    cell: (row) => day(row.validFrom),
  },
]
