import type { AccountHistory } from '../billing/account-history.ts'
import { isOver, type Subscription } from '../billing/contract.ts'
import { DAY, dayOf, daysInMonth, HOUR, type Instant, MINUTE, startOfDay } from '../clock/day.ts'
import type { SimulatedPeriod } from '../clock/simulated-period.ts'
import { identifier, salesforceId } from '../random/identifier.ts'
import { openStream, type Stream } from '../random/stream.ts'
import { coinPersonName, mailbox } from './naming.ts'
import { JOB_TITLES } from './words.ts'

export interface Person {
  readonly uid: number
  readonly personId: string
  readonly userId: string
  readonly contactId: string
  readonly zendeskUserId: number
  readonly given: string
  readonly family: string
  readonly email: string
  readonly title: string
  readonly role: 'owner' | 'admin' | 'member'
  readonly joinedAt: Instant
  leftAt: Instant | null
  championSince: Instant | null
  readonly isContact: boolean
}

const MAXIMUM_PEOPLE = 1024
const TURNOVER = 0.012

export const seatsAt = (subscriptions: readonly Subscription[], at: Instant): number => {
  let seats = 0
  for (const subscription of subscriptions) {
    const version = subscription.versions.findLast((entry) => entry.at <= at)
    if (version === undefined || isOver(version.status)) continue
    for (const item of subscription.items) {
      const held = item.versions.findLast(
        (entry) => entry.at <= at && (entry.until === null || entry.until > at),
      )
      seats = Math.max(seats, held?.quantity ?? 0)
    }
  }
  return seats
}

interface Team {
  readonly seed: number
  readonly history: AccountHistory
  readonly people: Person[]
  readonly emails: Set<string>
}

const hire = (team: Team, draw: Stream, joinedAt: Instant): void => {
  const { seed, history, people, emails } = team
  const { company } = history
  const number = people.length
  const uid = company.uid * MAXIMUM_PEOPLE + number
  const name = coinPersonName(draw, company.country)
  const domain =
    company.usesFreeMail || !draw.chance(0.985)
      ? company.usesFreeMail
        ? company.domain
        : 'gmail.com'
      : company.domain
  const plain = `${name.local}@${domain}`
  const local =
    company.usesFreeMail || domain === 'gmail.com'
      ? mailbox(name, uid % 997)
      : mailbox(name, emails.has(plain) ? number : 0)
  const email = `${local}@${domain}`
  emails.add(email)
  people.push({
    uid,
    personId: identifier({ seed, prefix: 'per_', length: 12 }, uid),
    userId: identifier({ seed, prefix: 'usr_', length: 12 }, uid),
    contactId: salesforceId(seed, '003', uid),
    zendeskUserId: 380_000_000_000 + uid,
    given: name.given,
    family: name.family,
    email,
    title: draw.pick(JOB_TITLES),
    role: number === 0 ? 'owner' : number < 3 ? 'admin' : 'member',
    joinedAt,
    leftAt: null,
    championSince: number === 0 ? joinedAt : null,
    isContact: number < 2 || draw.chance(0.12),
  })
}

const momentInMonth = (draw: Stream, from: Instant, to: Instant): Instant => {
  const days = Math.max(1, Math.floor((to - from) / DAY))
  return (
    startOfDay(dayOf(from) + draw.integer(0, days - 1)) +
    draw.integer(9, 18) * HOUR +
    draw.integer(1, 59) * MINUTE
  )
}

const loseChampion = (people: readonly Person[], at: Instant): void => {
  const champion = people.find((person) => person.championSince !== null && person.leftAt === null)
  if (champion === undefined || champion.joinedAt >= at) return
  champion.leftAt = at
  const successor = people.find((person) => person.leftAt === null && person.joinedAt < at)
  if (successor !== undefined) successor.championSince = at
}

/** The people of a company who use the product: as many as its seats and its engagement suggest. */
export const gatherPeople = (
  seed: number,
  history: AccountHistory,
  period: SimulatedPeriod,
): readonly Person[] => {
  const team: Team = { seed, history, people: [], emails: new Set() }
  const { people } = team
  const { company, months, signedUpAt } = history
  hire(team, openStream(seed, 'founder', company.uid), signedUpAt + 5 * MINUTE)
  for (const [index, latent] of months.entries()) {
    const draw = openStream(seed, 'people', company.uid, latent.month)
    const from = Math.max(signedUpAt + HOUR, latent.month * DAY)
    const to = (latent.month + daysInMonth(latent.month)) * DAY
    if (from >= period.endsAt) break
    const leaveAt = momentInMonth(draw, from, to)
    if (latent.championLeaves && leaveAt > from) loseChampion(people, leaveAt)
    const seats =
      company.kind === 'test' ? 3 : seatsAt(history.subscriptions, index === 0 ? signedUpAt + 2 * HOUR : from)
    const present = people.filter((person) => person.leftAt === null)
    for (const person of present.slice(1)) {
      const at = momentInMonth(draw, from, to)
      if (draw.chance(TURNOVER) && person.championSince === null && at > person.joinedAt) person.leftAt = at
    }
    const target = Math.max(1, Math.round(seats * Math.min(1.02, 0.42 + 0.6 * latent.engagement)))
    for (let missing = target - present.length; missing > 0 && people.length < MAXIMUM_PEOPLE; missing--) {
      const joinedAt = momentInMonth(draw, from, index === 0 ? from + 12 * DAY : to)
      const shifted = joinedAt < from ? joinedAt + DAY : joinedAt
      hire(team, draw, shifted)
    }
  }
  return people
    .filter((person) => person.joinedAt < period.endsAt)
    .map((person) => ({
      ...person,
      leftAt: person.leftAt !== null && person.leftAt < period.endsAt ? person.leftAt : null,
      championSince:
        person.championSince !== null && person.championSince < period.endsAt ? person.championSince : null,
    }))
}
