import { DAY, type Instant, MINUTE, SECOND, startOfDay } from '../clock/day.ts'
import type { ObservedAccount } from '../further-sources.ts'
import { serviceStart } from '../marketing/service-start.ts'
import type { Person } from '../company/people.ts'
import { segmentTracks } from '../schemas/segment.ts'
import type { Delivery } from '../writers/delivery.ts'
import { callColumns, callId } from './segment-call.ts'

/** The names before and after the taxonomy was tidied. */
const EVENTS = {
  signUp: ['Signed Up', 'Account Created'],
  join: ['User Invited', 'Member Added'],
  subscribe: ['Checkout Completed', 'Subscription Started'],
  ask: ['Ticket Opened', 'Support Requested'],
} as const

type EventKind = keyof typeof EVENTS

const DAYS_OF_FIRST_TAXONOMY = 400

const renamedAt = ({ period }: Delivery): Instant =>
  startOfDay(period.startDay + DAYS_OF_FIRST_TAXONOMY) + 9 * 60 * MINUTE

const snakeCase = (text: string): string => text.toLowerCase().replaceAll(' ', '_')

/** Notes the change of names, once per event. */
export const noteRenamedEvents = (delivery: Delivery): void => {
  const at = renamedAt(delivery)
  for (const [before, after] of Object.values(EVENTS)) {
    const spot = { table: segmentTracks, key: before, at }
    if (!delivery.mess.happens('renamed_event', { ...spot, column: 'event_text', clean: after })) continue
    const event = { key: snakeCase(before), column: 'event', clean: snakeCase(after) }
    delivery.mess.note('renamed_event', { ...spot, ...event })
  }
}

interface Occurrence {
  readonly kind: EventKind
  readonly number: number
  readonly at: Instant
  readonly person: Person
}

const track = (delivery: Delivery, { account }: ObservedAccount, occurrence: Occurrence): void => {
  const { seed, log, mess, period } = delivery
  const { kind, number, at, person } = occurrence
  if (at >= period.endsAt) return
  const [before, after] = EVENTS[kind]
  const wasRenamed = mess.befalls('renamed_event', { table: segmentTracks, key: before })
  const event_text = wasRenamed && at < renamedAt(delivery) ? before : after
  const key = ['track', kind, person.uid, number] as const
  const base = { seed, company: account.company, key, at, anonymousId: null, userId: person.userId } as const
  const spot = { table: segmentTracks, key: callId(base), at }
  const lateAt = at + DAY + Math.floor(mess.chance('late_event', spot) * 3 * DAY)
  const isLate = mess.happens('late_event', { ...spot, at: lateAt })
  const receivedAt = isLate ? lateAt : at + SECOND
  const call = callColumns({ ...base, receivedAt, library: 'analytics-node' }, { mess, table: segmentTracks })
  const named = { event: snakeCase(event_text), event_text, context_group_id: account.company.appAccountId }
  log.add(segmentTracks, { ...call, ...named }, receivedAt)
}

/** Steps of a customer's life as the server reports them. */
export const extractTracks = (delivery: Delivery, observed: ObservedAccount): void => {
  const { account, tickets } = observed
  const [founder] = account.people
  if (founder === undefined) return
  const put = (occurrence: Occurrence): void => track(delivery, observed, occurrence)
  put({ kind: 'signUp', number: 0, at: founder.joinedAt + 20 * SECOND, person: founder })
  for (const person of account.people.slice(1)) {
    put({ kind: 'join', number: 0, at: person.joinedAt + 20 * SECOND, person })
  }
  const paidFrom = serviceStart(account.history)
  if (paidFrom !== undefined)
    put({ kind: 'subscribe', number: 0, at: paidFrom + 30 * SECOND, person: founder })
  for (const ticket of tickets) {
    put({ kind: 'ask', number: ticket.id, at: ticket.createdAt + 15 * SECOND, person: ticket.requester })
  }
}
