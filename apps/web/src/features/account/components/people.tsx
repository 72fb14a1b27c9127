import type { Answer } from '@waypoint/api/client'
import { day } from '@waypoint/report/format/dates.ts'
import { counted } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { useGet } from '../../../api/use-get.ts'
import { Part } from '../../../ui/part.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import type { PartProps } from '../account-page.tsx'
import { personDays, personRecords } from '../api/account-rows.ts'

type Person = Answer<'/customers/{customerId}/people'>['items'][number]

const LISTED = 2000

/** The people of the account, whatever system knows them. */
export function People({ customerId }: PartProps) {
  const query = useGet('/customers/{customerId}/people', { params: { customerId }, query: { limit: LISTED } })
  return (
    <Loaded query={query} what="people" skeleton={<SkeletonRows rows={12} />}>
      {({ items, total }) => (
        <Part heading={peopleSentence(items, total)}>
          <DataTable name="People" rows={items} columns={columns} rowKey={(row) => row.userId} />
        </Part>
      )}
    </Loaded>
  )
}

function peopleSentence(people: readonly Person[], total: number): string {
  const champion = people.find((it) => it.isChampion === true && !isGone(it))
  const gone = people.find((it) => it.isChampion === true && isGone(it))
  const active = people.filter(({ isActive28d }) => isActive28d === true).length
  const lead = `${active} of ${counted(total, 'person').replace('persons', 'people')} active in 28 days`
  if (champion !== undefined) return `${lead}; ${nameOf(champion)} is the champion`
  return gone === undefined ? lead : `${lead}; ${nameOf(gone)}, the champion, is gone`
}

const isGone = ({ status }: Person): boolean => status === 'deactivated' || status === 'dormant'
const nameOf = ({ userName, email, userId }: Person): string => userName ?? email ?? userId

/** What the CRM calls them, or their role in the product. */
function titleOf({ title, role }: Person): string | null {
  const text = title ?? role
  return text === null ? null : term(text)
}

/** A champion or power user who left is told as gone. */
function standingOf(person: Person): string {
  const { isChampion, isPowerUser, status } = person
  const part = isChampion ? 'Champion' : isPowerUser ? 'Power user' : null
  const state = term(status ?? 'unknown')
  if (part === null) return state
  return isGone(person) ? `${part}, ${state.toLowerCase()}` : part
}

const columns: readonly Column<Person>[] = [
  {
    id: 'name',
    header: 'Person',
    value: nameOf,
    behind: (row) => personDays(row.userId),
  },
  {
    id: 'title',
    header: 'Title',
    width: 168,
    from: 'tablet',
    value: (row) => titleOf(row),
  },
  { id: 'email', header: 'Email', width: 260, from: 'desk', value: (row) => row.email },
  {
    id: 'standing',
    header: 'Standing',
    width: 168,
    phoneWidth: 132,
    value: standingOf,
  },
  {
    id: 'days',
    header: 'Active days',
    definition: 'Of the last 28',
    isFigure: true,
    width: 96,
    value: (row) => row.activeDays28d,
  },
  {
    id: 'sessions',
    header: 'Sessions',
    isFigure: true,
    width: 88,
    from: 'phone',
    value: (row) => row.sessions28d,
  },
  {
    id: 'last',
    header: 'Last seen',
    width: 112,
    from: 'phone',
    value: (row) => row.lastActiveDate,
    cell: (row) => day(row.lastActiveDate),
  },
  {
    id: 'sources',
    header: 'Sources',
    isFigure: true,
    width: 80,
    from: 'tablet',
    value: (row) => row.sourceCount,
    behind: (row) => personRecords(row.userId),
  },
]
