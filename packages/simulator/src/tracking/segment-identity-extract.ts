import { type Instant, SECOND } from '../clock/day.ts'
import type { Account } from '../company/account.ts'
import type { Person } from '../company/people.ts'
import { typedEmail } from '../mess/spelling.ts'
import { segmentAccounts, segmentGroups, segmentIdentifies, segmentUsers } from '../schemas/segment.ts'
import type { Delivery } from '../writers/delivery.ts'
import { founderCookie } from './page-visits.ts'
import { anonymousId, type Call, callColumns, callId } from './segment-call.ts'

const cookieOf = (seed: number, account: Account, person: Person): string =>
  person === account.people[0] ? founderCookie(seed, account) : anonymousId(seed, person.uid, -1)

/** Names the browser; without a user id where the person only asked for a demo, or by mistake. */
const identify = ({ seed, log, mess }: Delivery, account: Account, person: Person): void => {
  const { company } = account
  const at: Instant = person.joinedAt + 10 * SECOND
  const receivedAt = at + 700
  const key = ['identify', person.uid] as const
  const spot = { table: segmentIdentifies, key: callId({ seed, key }), at: receivedAt }
  const link = { ...spot, column: 'user_id', clean: person.userId }
  const isUser = company.hasAppAccount && !mess.happens('missing_external_id', link)
  const call: Call = {
    seed,
    company,
    key,
    at,
    receivedAt,
    anonymousId: cookieOf(seed, account, person),
    userId: isUser ? person.userId : null,
    library: 'analytics.js',
  }
  const traits = {
    email: typedEmail(mess, spot, person.email),
    name: `${person.given} ${person.family}`,
    role: person.role,
    created_at: person.joinedAt,
  }
  log.add(
    segmentIdentifies,
    { ...callColumns(call, { mess, table: segmentIdentifies }), ...traits },
    receivedAt,
  )
  if (!isUser) return
  for (const kind of ['letter_case', 'blanks'] as const) {
    const user = { table: segmentUsers, key: person.userId, at: receivedAt }
    if (mess.befalls(kind, spot)) mess.note(kind, { ...user, column: 'email', clean: person.email })
  }
  log.add(segmentUsers, { id: person.userId, ...traits, received_at: receivedAt }, receivedAt)
  const group = { name: company.name, industry: company.industry, employees: company.employees }
  const groupCall: Call = { ...call, key: ['group', person.uid], at: at + 1, receivedAt: receivedAt + 1 }
  const row = {
    ...callColumns(groupCall, { mess, table: segmentGroups }),
    ...group,
    group_id: company.appAccountId,
  }
  log.add(segmentGroups, row, groupCall.receivedAt)
  const received = { id: company.appAccountId, ...group, received_at: groupCall.receivedAt }
  log.put(segmentAccounts, received, groupCall.receivedAt)
}

export const extractIdentities = (delivery: Delivery, account: Account): void => {
  const { company, people } = account
  const known = company.hasAppAccount ? people : people.slice(0, 1)
  for (const person of known.toSorted((left, right) => left.joinedAt - right.joinedAt)) {
    identify(delivery, account, person)
  }
}
