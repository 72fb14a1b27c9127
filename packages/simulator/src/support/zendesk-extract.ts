import { HOUR, type Instant } from '../clock/day.ts'
import type { Account } from '../company/account.ts'
import { typedCompanyName, typedEmail } from '../mess/spelling.ts'
import {
  zendeskDomainName,
  zendeskOrganization,
  zendeskSatisfactionRating,
  zendeskTicket,
  zendeskTicketComment,
  zendeskTicketFieldHistory,
  zendeskTicketSchedule,
  zendeskTicketSlaPolicy,
  zendeskUser,
} from '../schemas/zendesk.ts'
import type { Delivery } from '../writers/delivery.ts'
import type { Ticket } from './ticket.ts'
import { agentId, GROUP_ID, SCHEDULE_ID } from './zendesk-setup-extract.ts'

export const organizationId = (account: Account): number => 370_326_000_000 + account.company.uid

/** `neighbourId`: the app account that a wrong external id points to. */
export const extractOrganization = (delivery: Delivery, account: Account, neighbourId: string): void => {
  const { log, mess } = delivery
  const { company, history } = account
  const id = organizationId(account)
  const at = history.signedUpAt + HOUR
  const spot = { table: zendeskOrganization, key: String(id), at }
  const link = { ...spot, column: 'external_id', clean: company.appAccountId }
  const isMissing = mess.happens('missing_external_id', link)
  const isWrong =
    !isMissing && neighbourId !== company.appAccountId && mess.happens('wrong_external_id', link)
  log.add(
    zendeskOrganization,
    {
      id,
      name: typedCompanyName(mess, spot, company),
      external_id: isMissing ? null : isWrong ? neighbourId : company.appAccountId,
      shared_comments: false,
      shared_tickets: false,
      created_at: at,
      updated_at: at,
    },
    at,
  )
  if (company.usesFreeMail) return
  log.add(zendeskDomainName, { organization_id: id, index: 0, domain_name: company.domain }, at)
}

const extractRequesters = ({ log, mess }: Delivery, account: Account, tickets: readonly Ticket[]): void => {
  const seen = new Set<number>()
  for (const { requester, createdAt } of tickets) {
    const id = requester.zendeskUserId
    if (seen.has(id)) continue
    seen.add(id)
    const at = createdAt - 60_000
    const spot = { table: zendeskUser, key: String(id), at }
    const parent = { ...spot, column: 'organization_id', clean: String(organizationId(account)) }
    log.add(
      zendeskUser,
      {
        id,
        name: `${requester.given} ${requester.family}`,
        email: typedEmail(mess, spot, requester.email),
        organization_id: mess.happens('missing_parent', parent) ? null : organizationId(account),
        role: 'end-user',
        locale: 'en-US',
        time_zone: 'UTC',
        active: true,
        verified: true,
        suspended: false,
        created_at: at,
        updated_at: at,
      },
      at,
    )
  }
}

const extractTicketVersions = ({ log }: Delivery, account: Account, ticket: Ticket): void => {
  const moments = [
    ...new Set([...ticket.statuses, ...ticket.priorities].map((change) => change.at)),
  ].toSorted((left, right) => left - right)
  for (const at of moments) {
    const isAssigned = ticket.assignedAt !== undefined && ticket.assignedAt <= at
    log.put(
      zendeskTicket,
      {
        id: ticket.id,
        subject: ticket.topic,
        description: `${ticket.topic}: please help.`,
        status: ticket.statuses.findLast((change) => change.at <= at)?.status ?? 'new',
        priority: ticket.priorities.findLast((change) => change.at <= at)?.priority ?? 'normal',
        type: 'incident',
        via_channel: ticket.id % 3 === 0 ? 'web' : 'email',
        organization_id: organizationId(account),
        requester_id: ticket.requester.zendeskUserId,
        submitter_id: ticket.requester.zendeskUserId,
        assignee_id: isAssigned ? agentId(ticket.agentNumber) : null,
        group_id: GROUP_ID,
        has_incidents: false,
        is_public: true,
        allow_channelback: false,
        created_at: ticket.createdAt,
        updated_at: at,
      },
      at,
    )
  }
}

const extractFieldHistory = ({ log }: Delivery, ticket: Ticket): void => {
  const requesterId = ticket.requester.zendeskUserId
  const put = (field_name: string, updated: Instant, value: string): void => {
    const user_id = updated === ticket.createdAt ? requesterId : agentId(ticket.agentNumber)
    log.add(zendeskTicketFieldHistory, { ticket_id: ticket.id, field_name, updated, value, user_id }, updated)
  }
  for (const change of ticket.statuses) put('status', change.at, change.status)
  for (const change of ticket.priorities) put('priority', change.at, change.priority)
  if (ticket.assignedAt !== undefined)
    put('assignee_id', ticket.assignedAt, String(agentId(ticket.agentNumber)))
}

const extractTicket = (delivery: Delivery, account: Account, ticket: Ticket): void => {
  const { log } = delivery
  extractTicketVersions(delivery, account, ticket)
  extractFieldHistory(delivery, ticket)
  for (const [index, comment] of ticket.comments.entries()) {
    log.add(
      zendeskTicketComment,
      {
        id: ticket.id * 32 + index,
        ticket_id: ticket.id,
        user_id:
          comment.author === 'requester' ? ticket.requester.zendeskUserId : agentId(ticket.agentNumber),
        body: comment.isPublic ? ticket.topic : 'Internal note',
        public: comment.isPublic,
        facebook_comment: false,
        tweet: false,
        voice_comment: false,
        created: comment.at,
      },
      comment.at,
    )
  }
  const { createdAt } = ticket
  log.add(
    zendeskTicketSchedule,
    { ticket_id: ticket.id, schedule_id: SCHEDULE_ID, created_at: createdAt },
    createdAt,
  )
  log.add(
    zendeskTicketSlaPolicy,
    { ticket_id: ticket.id, sla_policy_id: ticket.policy.id, policy_applied_at: createdAt },
    createdAt,
  )
  if (ticket.rating !== undefined) {
    log.add(
      zendeskSatisfactionRating,
      {
        id: ticket.id * 4,
        ticket_id: ticket.id,
        requester_id: ticket.requester.zendeskUserId,
        assignee_id: agentId(ticket.agentNumber),
        group_id: GROUP_ID,
        score: ticket.rating.score,
        created_at: ticket.rating.at,
        updated_at: ticket.rating.at,
      },
      ticket.rating.at,
    )
  }
}

export const extractTickets = (delivery: Delivery, account: Account, tickets: readonly Ticket[]): void => {
  extractRequesters(delivery, account, tickets)
  for (const ticket of tickets) extractTicket(delivery, account, ticket)
}
