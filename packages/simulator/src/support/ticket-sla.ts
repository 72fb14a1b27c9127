import { businessTimeBetween } from '../clock/business-schedule.ts'
import { type Instant, SECOND } from '../clock/day.ts'
import type { SimulatedPeriod } from '../clock/simulated-period.ts'
import { policyRevisions, type Priority, SLA_METRICS, type SlaMetric, targetMinutes } from './sla-policy.ts'
import type { Ticket } from './ticket.ts'

export interface TicketSla {
  readonly metric: SlaMetric
  readonly priority: Priority
  readonly businessHours: boolean
  readonly targetSeconds: number
  readonly elapsedSeconds: number
  readonly state: 'met' | 'breached' | 'running'
}

/** When the metric's clock stopped, or undefined while it runs. */
const stoppedAt = (ticket: Ticket, metric: SlaMetric): Instant | undefined => {
  switch (metric) {
    case 'first_reply_time':
      return ticket.comments.find((comment) => comment.author === 'agent' && comment.isPublic)?.at
    case 'full_resolution_time': {
      const status = ticket.statuses.at(-1)?.status
      if (status !== 'solved' && status !== 'closed') return undefined
      return ticket.statuses.findLast((change) => change.status === 'solved')?.at
    }
  }
}

/**
 * The clock starts when the ticket is created; it stops at the first public reply by an agent, or when
 * the ticket was last solved. Priority and target are those in force when it stopped, or at the end of
 * the period while it runs. A running clock beyond its target is a breach.
 */
export const ticketSla = (ticket: Ticket, period: SimulatedPeriod): readonly TicketSla[] =>
  SLA_METRICS.map((metric) => {
    const stopped = stoppedAt(ticket, metric)
    const until = stopped ?? period.endsAt
    const businessHours = ticket.policy.businessHours[metric]
    const elapsed = businessHours ? businessTimeBetween(ticket.createdAt, until) : until - ticket.createdAt
    const priority = ticket.priorities.findLast((change) => change.at <= until)?.priority ?? 'normal'
    const revision = policyRevisions(period.startDay).findLast((entry) => entry.validFrom <= until)
    if (revision === undefined) throw new Error(`no SLA policy when ticket ${ticket.id} ran`)
    const targetSeconds = targetMinutes({ policy: ticket.policy, metric, priority }, revision) * 60
    const elapsedSeconds = Math.floor(elapsed / SECOND)
    const isOver = elapsedSeconds > targetSeconds
    const state = isOver ? 'breached' : stopped === undefined ? 'running' : 'met'
    return { metric, priority, businessHours, targetSeconds, elapsedSeconds, state }
  })
