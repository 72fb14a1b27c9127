import { describe, expect, it } from 'vitest'
import { dayFromDate } from '../clock/day.ts'
import { simulatedPeriod } from '../clock/simulated-period.ts'
import { POLICIES, policyRevisions } from './sla-policy.ts'
import type { Ticket } from './ticket.ts'
import { ticketSla } from './ticket-sla.ts'

const at = (text: string): number => Date.parse(`${text}Z`)
const period = simulatedPeriod(dayFromDate(2019, 1, 1), dayFromDate(2020, 12, 31))
const [standard, premium] = POLICIES

/** Created on a Wednesday at ten in the morning, Eastern time. */
const CREATED = at('2019-01-09T15:00:00')

const ticket = (changes: Partial<Ticket>): Ticket => {
  if (standard === undefined) throw new Error('no policy')
  return {
    id: 1,
    requester: {
      uid: 1,
      personId: 'per_1',
      userId: 'usr_1',
      contactId: '003',
      zendeskUserId: 1,
      given: 'Ada',
      family: 'Oakes',
      email: 'ada.oakes@example.com',
      title: 'Owner',
      role: 'owner',
      joinedAt: CREATED,
      leftAt: null,
      championSince: null,
      isContact: true,
    },
    agentNumber: 0,
    policy: standard,
    topic: 'Sync stopped',
    createdAt: CREATED,
    assignedAt: undefined,
    statuses: [{ at: CREATED, status: 'new' }],
    priorities: [{ at: CREATED, priority: 'normal' }],
    comments: [{ at: CREATED, author: 'requester', isPublic: true }],
    rating: undefined,
    ...changes,
  }
}

const clock = (metric: 'first_reply_time' | 'full_resolution_time', changes: Partial<Ticket>) =>
  ticketSla(ticket(changes), period).find((entry) => entry.metric === metric)

describe('first reply', () => {
  const requester = { at: CREATED, author: 'requester', isPublic: true } as const

  it('stops at the first public comment of an agent, not at a note or at the requester', () => {
    const comments = [
      requester,
      { at: at('2019-01-09T15:20:00'), author: 'agent', isPublic: false },
      { at: at('2019-01-09T15:40:00'), author: 'requester', isPublic: true },
      { at: at('2019-01-09T16:30:00'), author: 'agent', isPublic: true },
      { at: at('2019-01-10T16:30:00'), author: 'agent', isPublic: true },
    ] as const
    expect(clock('first_reply_time', { comments })).toMatchObject({
      elapsedSeconds: 90 * 60,
      targetSeconds: 480 * 60,
      state: 'met',
    })
  })

  it('counts business hours only, where the policy says so', () => {
    const comments = [requester, { at: at('2019-01-10T15:00:00'), author: 'agent', isPublic: true }] as const
    expect(clock('first_reply_time', { comments })).toMatchObject({ elapsedSeconds: 8 * 3600, state: 'met' })
    if (premium === undefined) throw new Error('no policy')
    expect(clock('first_reply_time', { comments, policy: premium })).toMatchObject({
      elapsedSeconds: 24 * 3600,
      state: 'breached',
    })
  })

  it('answers to the priority in force when it stopped', () => {
    const comments = [requester, { at: at('2019-01-09T17:00:00'), author: 'agent', isPublic: true }] as const
    const raised = { at: at('2019-01-09T16:00:00'), priority: 'urgent' } as const
    const later = { at: at('2019-01-09T18:00:00'), priority: 'urgent' } as const
    const first = { at: CREATED, priority: 'normal' } as const
    expect(clock('first_reply_time', { comments, priorities: [first, raised] })?.state).toBe('breached')
    expect(clock('first_reply_time', { comments, priorities: [first, later] })?.state).toBe('met')
  })
})

describe('full resolution', () => {
  const solved = { at: at('2019-01-09T18:00:00'), status: 'solved' } as const

  it('stops when the ticket was last solved', () => {
    const statuses = [
      { at: CREATED, status: 'new' },
      solved,
      { at: at('2019-01-09T19:00:00'), status: 'open' },
      { at: at('2019-01-09T20:00:00'), status: 'solved' },
      { at: at('2019-01-13T20:00:00'), status: 'closed' },
    ] as const
    expect(clock('full_resolution_time', { statuses })).toMatchObject({
      elapsedSeconds: 5 * 3600,
      state: 'met',
    })
  })

  it('is breached while the ticket is reopened beyond its target', () => {
    const statuses = [solved, { at: at('2019-01-09T19:00:00'), status: 'open' }] as const
    expect(clock('full_resolution_time', { statuses })?.state).toBe('breached')
  })

  it('runs while there is time', () => {
    const createdAt = period.endsAt - 10 * 3600 * 1000
    expect(
      clock('full_resolution_time', {
        createdAt,
        statuses: [{ at: createdAt, status: 'new' }],
        priorities: [{ at: createdAt, priority: 'low' }],
      })?.state,
    ).toBe('running')
  })

  it('answers to the targets in force when it stopped', () => {
    const revised = policyRevisions(period.startDay)[1]
    if (revised === undefined) throw new Error('no revision')
    const createdAt = revised.validFrom - 3600 * 1000
    const statuses = [{ at: revised.validFrom + 1000, status: 'solved' }] as const
    const priorities = [{ at: createdAt, priority: 'normal' }] as const
    expect(clock('full_resolution_time', { createdAt, statuses, priorities })?.targetSeconds).toBe(2880 * 60)
  })
})
