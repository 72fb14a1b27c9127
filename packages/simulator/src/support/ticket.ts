import type { Instant } from '../clock/day.ts'
import type { Person } from '../company/people.ts'
import type { Priority, SlaPolicy } from './sla-policy.ts'

type TicketStatus = 'new' | 'open' | 'pending' | 'hold' | 'solved' | 'closed'

export interface StatusChange {
  readonly at: Instant
  readonly status: TicketStatus
}

export interface PriorityChange {
  readonly at: Instant
  readonly priority: Priority
}

export interface Comment {
  readonly at: Instant
  readonly author: 'requester' | 'agent'
  readonly isPublic: boolean
}

/** A ticket's life up to the end of the period; lists are in the order of time. */
export interface Ticket {
  readonly id: number
  readonly requester: Person
  readonly agentNumber: number
  readonly policy: SlaPolicy
  readonly topic: string
  readonly createdAt: Instant
  readonly assignedAt: Instant | undefined
  readonly statuses: readonly StatusChange[]
  readonly priorities: readonly PriorityChange[]
  readonly comments: readonly Comment[]
  readonly rating: { readonly at: Instant; readonly score: 'good' | 'bad' } | undefined
}
