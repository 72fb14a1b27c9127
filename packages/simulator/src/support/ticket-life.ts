import { afterBusinessTime } from '../clock/business-schedule.ts'
import { DAY, HOUR, type Instant, MINUTE, SECOND, weekday } from '../clock/day.ts'
import type { Account } from '../company/account.ts'
import type { LatentMonth } from '../company/month.ts'
import type { Person } from '../company/people.ts'
import { openStream, type Stream } from '../random/stream.ts'
import { type Priority, policyFor, type SlaPolicy } from './sla-policy.ts'
import type { Comment, PriorityChange, StatusChange, Ticket } from './ticket.ts'

const TOPICS = [
  'Sync stopped',
  'Cannot sign in',
  'Invoice question',
  'Slow reports',
  'Missing messages',
  'Import failed',
  'New location setup',
  'Permissions',
  'Export format',
  'App crashes on start',
] as const

/** More urgent when things go badly. */
const choosePriority = (draw: Stream, pain: number): Priority =>
  draw.weighted([
    ['urgent', 5 + 12 * pain],
    ['high', 16 + 14 * pain],
    ['normal', 47],
    ['low', 32],
  ])

const raise: Readonly<Record<Priority, Priority>> = {
  low: 'normal',
  normal: 'high',
  high: 'urgent',
  urgent: 'urgent',
}

/** How often a ticket is written in each hour of a working day, against the busiest; and on a day off. */
const HOURLY = [
  2, 1, 1, 1, 2, 5, 14, 35, 70, 96, 100, 92, 66, 78, 92, 88, 74, 52, 30, 18, 14, 11, 8, 4,
] as const
const HOURS = HOURLY.map((weight, hour) => [hour, weight] as const)
/** Chance that a day's ticket is written at all, Sunday first: after a weekend there is more to report. */
const DAILY = [0.15, 1, 0.93, 0.89, 0.87, 0.8, 0.18] as const

/** A whole second, most often in the requester's working hours. */
export const ticketMoment = (draw: Stream, day: number, utcOffset: number): Instant | undefined => {
  if (!draw.chance(DAILY[weekday(day)] ?? 1)) return undefined
  const hour = draw.weighted(HOURS)
  return day * DAY + (hour - utcOffset) * HOUR + draw.integer(0, 3599) * SECOND
}

interface Situation {
  readonly draw: Stream
  readonly policy: SlaPolicy
  readonly pain: number
  readonly priority: Priority
}

const seconds = (milliseconds: number): number => Math.max(1, Math.round(milliseconds / SECOND)) * SECOND

/** Work takes a share of the promise that is usually below one and, in bad times, often above. */
const after = (
  situation: Situation,
  metric: 'first_reply_time' | 'full_resolution_time',
  from: Instant,
): Instant => {
  const { draw, policy, pain, priority } = situation
  const typical = metric === 'first_reply_time' ? 0.34 : 0.2
  const share = typical * Math.exp(0.5 * draw.normal()) * (1 + 1.9 * pain)
  const duration = seconds(policy.targets[metric][priority] * MINUTE * share)
  const inBusinessHours = policy.businessHours[metric] || draw.chance(0.1)
  return inBusinessHours ? afterBusinessTime(from, duration) : from + duration
}

interface Course {
  readonly statuses: StatusChange[]
  readonly comments: Comment[]
}

const converse = (situation: Situation, course: Course, firstReplyAt: Instant): Instant => {
  const { draw } = situation
  let at = firstReplyAt
  const rounds = draw.weighted([
    [0, 45],
    [1, 35],
    [2, 15],
    [3, 5],
  ])
  for (let round = 0; round < rounds; round++) {
    const askedAt = at
    course.statuses.push({ at: askedAt, status: draw.chance(0.9) ? 'pending' : 'hold' })
    const answeredAt = askedAt + seconds(draw.integer(20, 60 * 26) * MINUTE)
    course.comments.push({ at: answeredAt, author: 'requester', isPublic: true })
    course.statuses.push({ at: answeredAt, status: 'open' })
    at = afterBusinessTime(answeredAt, seconds(draw.integer(10, 200) * MINUTE))
    course.comments.push({ at, author: 'agent', isPublic: true })
  }
  return at
}

const solve = (situation: Situation, course: Course, from: Instant): Instant => {
  const { draw } = situation
  const solvedAt = Math.max(from + 30 * SECOND, after(situation, 'full_resolution_time', from))
  course.comments.push({ at: solvedAt - 10 * SECOND, author: 'agent', isPublic: true })
  course.statuses.push({ at: solvedAt, status: 'solved' })
  if (!draw.chance(0.06)) return solvedAt
  const reopenedAt = solvedAt + seconds(draw.integer(40, 60 * 60) * MINUTE)
  course.comments.push({ at: reopenedAt, author: 'requester', isPublic: true })
  course.statuses.push({ at: reopenedAt, status: 'open' })
  const again = afterBusinessTime(reopenedAt, seconds(draw.integer(30, 900) * MINUTE))
  course.comments.push({ at: again - 5 * SECOND, author: 'agent', isPublic: true })
  course.statuses.push({ at: again, status: 'solved' })
  return again
}

export interface TicketOrigin {
  readonly seed: number
  readonly account: Account
  readonly latent: LatentMonth
  readonly number: number
  readonly createdAt: Instant
  readonly requester: Person
}

const TICKETS_PER_COMPANY = 8192

/** The whole life of a ticket, without regard to the end of the simulation. */
export const liveTicket = (origin: TicketOrigin): Ticket => {
  const { seed, account, latent, number, createdAt, requester } = origin
  const { company } = account
  const draw = openStream(seed, 'ticket', company.uid, number)
  const pain = latent.supportPain
  const policy = policyFor(company.segment)
  const first = choosePriority(draw, pain)
  const priorities: PriorityChange[] = [{ at: createdAt, priority: first }]
  const situation: Situation = { draw, policy, pain, priority: first }
  const firstReplyAt = after(situation, 'first_reply_time', createdAt)
  const wait = firstReplyAt - createdAt
  const assignedAt = createdAt + seconds(wait * (0.2 + 0.6 * draw.uniform()))
  const course: Course = {
    statuses: [
      { at: createdAt, status: 'new' },
      { at: assignedAt, status: 'open' },
    ],
    comments: [{ at: createdAt, author: 'requester', isPublic: true }],
  }
  if (draw.chance(0.12)) {
    course.comments.push({ at: createdAt + seconds(wait * 0.5), author: 'requester', isPublic: true })
  }
  if (draw.chance(0.3)) course.comments.push({ at: assignedAt + SECOND, author: 'agent', isPublic: false })
  course.comments.push({ at: firstReplyAt, author: 'agent', isPublic: true })
  const talkedUntil = converse(situation, course, firstReplyAt)
  if (draw.chance(0.1)) {
    const at = createdAt + seconds((talkedUntil - createdAt) * draw.uniform())
    if (at > createdAt && raise[first] !== first) priorities.push({ at, priority: raise[first] })
  }
  const solvedAt = solve(situation, course, talkedUntil)
  course.statuses.push({ at: solvedAt + 4 * DAY, status: 'closed' })
  const isRated = draw.chance(0.34)
  const isHappy = draw.chance(0.93 - 0.55 * pain - (wait > 2 * DAY ? 0.25 : 0))
  return {
    id: 10_000_000 + company.uid * TICKETS_PER_COMPANY + number,
    requester,
    agentNumber: draw.integer(0, 11),
    policy,
    topic: draw.pick(TOPICS),
    createdAt,
    assignedAt,
    statuses: course.statuses,
    priorities,
    comments: course.comments.toSorted((left, right) => left.at - right.at),
    rating: isRated ? { at: solvedAt + DAY, score: isHappy ? 'good' : 'bad' } : undefined,
  }
}
