import { DAY, HOUR, type Instant, MINUTE } from '../clock/day.ts'
import type { Account } from '../company/account.ts'
import { ownerNumber } from '../crm/sales-team.ts'
import { openStream } from '../random/stream.ts'
import { hubspotTicket, hubspotTicketCompany, hubspotTicketContact } from '../schemas/hubspot-sales.ts'
import type { Delivery } from '../writers/delivery.ts'
import { hubspotPeople } from './hubspot-contact-extract.ts'
import {
  DEFINED,
  hubspotCompanyId,
  hubspotContactId,
  hubspotOwnerId,
  onboardingTicketId,
} from './hubspot-record.ts'
import { ONBOARDING_PIPELINE, ONBOARDING_STAGES } from './hubspot-setup-extract.ts'
import { serviceStart } from './service-start.ts'

const LONGEST_ONBOARDING_DAYS = { smb: 14, mid_market: 35, enterprise: 80 } as const

/** One ticket from the first payment until the company is live. */
export const extractOnboarding = (delivery: Delivery, account: Account): void => {
  const { seed, log, period } = delivery
  const { company, history } = account
  const paidFrom = serviceStart(history)
  const [founder] = hubspotPeople(account)
  if (paidFrom === undefined || founder === undefined) return
  const draw = openStream(seed, 'hubspot-onboarding', company.uid)
  const openedAt = Math.max(paidFrom, founder.since) + 30 * MINUTE
  const kickOffAt = openedAt + draw.integer(1, 5) * DAY + draw.integer(1, 50) * MINUTE
  const liveAt = kickOffAt + draw.integer(3, LONGEST_ONBOARDING_DAYS[company.segment]) * DAY
  const row = {
    id: onboardingTicketId(company),
    is_deleted: false,
    property_subject: `Onboarding ${company.coreName}`,
    property_hs_pipeline: ONBOARDING_PIPELINE,
    property_hs_ticket_category: 'ONBOARDING',
    property_hs_ticket_priority: company.segment === 'enterprise' ? 'HIGH' : 'MEDIUM',
    property_hubspot_owner_id: hubspotOwnerId(ownerNumber(seed, company)),
    property_createdate: openedAt,
  }
  const [opened, kickOff, live] = ONBOARDING_STAGES
  const put = (at: Instant, change: object): void => {
    if (at < period.endsAt) log.put(hubspotTicket, { ...row, ...change }, at)
  }
  const replied = { property_first_agent_reply_date: openedAt + 3 * HOUR }
  put(openedAt, { property_hs_pipeline_stage: opened.id })
  put(kickOffAt, { ...replied, property_hs_pipeline_stage: kickOff.id })
  put(liveAt, { ...replied, property_hs_pipeline_stage: live.id, property_closed_date: liveAt })
  const relation = { ticket_id: row.id, category: DEFINED }
  log.add(hubspotTicketCompany, { ...relation, company_id: hubspotCompanyId(company) }, openedAt)
  log.add(hubspotTicketContact, { ...relation, contact_id: hubspotContactId(founder.person) }, openedAt)
}
