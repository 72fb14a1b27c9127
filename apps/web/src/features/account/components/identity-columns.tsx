import type { Answer } from '@waypoint/api/client'
import { day } from '@waypoint/report/format/dates.ts'
import { decimal } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import type { Column } from '../../../ui/table/column.ts'
import { attributeHistory, pairEvidence, recordValues } from '../api/account-rows.ts'
import { MatchLevels } from './match-levels.tsx'

export type Identity = Answer<'/customers/{customerId}/identities'>
type MatchLink = Identity['links'][number]

export const recordColumns: readonly Column<Identity['records'][number]>[] = [
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

export const eventColumns: readonly Column<Identity['events'][number]>[] = [
  { id: 'event', header: 'Decision', width: 160, value: (row) => term(row.event) },
  {
    id: 'record',
    header: 'Record or customer',
    value: (row) => recordText(row.sourceSystem, row.sourceId) ?? row.otherCustomerId ?? 'This customer',
  },
  {
    id: 'other',
    header: 'With',
    from: 'tablet',
    value: (row) => recordText(row.otherSourceSystem, row.otherSourceId),
  },
  {
    id: 'by',
    header: 'By',
    width: 140,
    from: 'phone',
    value: (row) => (row.decision === null ? 'The rules' : term(row.decision)),
  },
  {
    id: 'run',
    header: 'In the run of',
    width: 128,
    value: (row) => row.happenedAt,
    cell: (row) => day(row.happenedAt),
  },
]

const recordText = (system: string | null, id: string | null): string | null =>
  system === null || id === null ? null : `${term(system)} ${id}`

export const linkColumns: readonly Column<MatchLink>[] = [
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

export const attributeColumns = (customerId: string): readonly Column<Identity['attributes'][number]>[] => [
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
