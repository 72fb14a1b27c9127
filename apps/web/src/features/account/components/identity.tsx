import { Link } from '@tanstack/react-router'
import { counted } from '@waypoint/report/format/numbers.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { useGet } from '../../../api/use-get.ts'
import { Part } from '../../../ui/part.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import type { PartProps } from '../account-page.tsx'
import {
  attributeColumns,
  eventColumns,
  type Identity as Identities,
  linkColumns,
  recordColumns,
} from './identity-columns.tsx'

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
          <Part
            heading="What identity resolution decided"
            note="Day of the run that decided it: when the record was joined here, not when it was written in its system."
          >
            <DataTable
              name="Decisions of identity resolution"
              rows={identity.events.toReversed()}
              columns={eventColumns}
              rowKey={(row) => Object.values(row).join(' ')}
            />
          </Part>
        </>
      )}
    </Loaded>
  )
}

function recordsSentence({ records, aliases }: Identities): string {
  const systems = new Set(records.map(({ sourceSystem }) => sourceSystem)).size
  const merged = aliases.length === 0 ? '' : `; ${counted(aliases.length, 'customer id')} merged into it`
  return `${counted(records.length, 'record')} of ${counted(systems, 'system')} are this customer${merged}`
}
