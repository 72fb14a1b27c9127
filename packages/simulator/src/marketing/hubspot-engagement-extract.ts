import { DAY, HOUR, type Instant, MINUTE } from '../clock/day.ts'
import type { Company } from '../company/company.ts'
import type { Opportunity } from '../crm/opportunities.ts'
import { ownerNumber } from '../crm/sales-team.ts'
import { openStream, type Stream } from '../random/stream.ts'
import {
  hubspotEngagement,
  hubspotEngagementCall,
  hubspotEngagementCompany,
  hubspotEngagementDeal,
  hubspotEngagementEmail,
  hubspotEngagementMeeting,
} from '../schemas/hubspot-sales.ts'
import type { Delivery } from '../writers/delivery.ts'
import { DEFINED, hubspotCompanyId, hubspotDealId, hubspotOwnerId, PORTAL_ID } from './hubspot-record.ts'

const KINDS = ['EMAIL', 'CALL', 'MEETING'] as const
type Kind = (typeof KINDS)[number]

const COMPANY_RELATION: Readonly<Record<Kind, number>> = { EMAIL: 186, CALL: 182, MEETING: 188 }
const DEAL_RELATION: Readonly<Record<Kind, number>> = { EMAIL: 210, CALL: 206, MEETING: 212 }

interface Work {
  readonly company: Company
  readonly number: number
  readonly stageNumber: number
  readonly stageName: string
}

const engagementId = ({ company, number, stageNumber }: Work, kind: Kind): number =>
  19_700_000_000 + company.uid * 2048 + number * 32 + stageNumber * KINDS.length + KINDS.indexOf(kind)

const relate = ({ log }: Delivery, work: Work, [kind, at]: readonly [Kind, Instant]): number => {
  const id = engagementId(work, kind)
  log.add(hubspotEngagement, { id, type: kind, portal_id: PORTAL_ID }, at)
  const relation = { engagement_id: id, engagement_type: kind, category: DEFINED }
  const company = { company_id: hubspotCompanyId(work.company), type_id: COMPANY_RELATION[kind] }
  log.add(hubspotEngagementCompany, { ...relation, ...company }, at)
  const deal = { deal_id: hubspotDealId(work.company, work.number), type_id: DEAL_RELATION[kind] }
  log.add(hubspotEngagementDeal, { ...relation, ...deal }, at)
  return id
}

const entry = (id: number, type: Kind, at: Instant) => ({
  engagement_id: id,
  type,
  property_hs_createdate: at,
  property_hs_timestamp: at,
  _fivetran_deleted: false,
})

const sendMail = (delivery: Delivery, work: Work, at: Instant): void => {
  const id = relate(delivery, work, ['EMAIL', at])
  const mail = {
    property_hs_email_subject: `${work.stageName}: next steps`,
    property_hubspot_owner_id: hubspotOwnerId(ownerNumber(delivery.seed, work.company)),
    property_hs_lastmodifieddate: at,
  }
  delivery.log.add(hubspotEngagementEmail, { ...entry(id, 'EMAIL', at), ...mail }, at)
}

const meet = (delivery: Delivery, work: Work, [at, draw]: readonly [Instant, Stream]): void => {
  const id = relate(delivery, work, ['MEETING', at])
  const startsAt = at + draw.integer(1, 4) * DAY
  const endsAt = startsAt + draw.pick([30, 45, 60]) * MINUTE
  const meeting = {
    engagement_id: id,
    title: work.stageName,
    source: 'CRM_UI',
    start_time: startsAt,
    end_time: endsAt,
  }
  delivery.log.put(hubspotEngagementMeeting, { ...meeting, meeting_outcome: 'SCHEDULED' }, at)
  const outcome = draw.weighted([
    ['COMPLETED', 82],
    ['NO_SHOW', 10],
    ['CANCELED', 8],
  ])
  if (endsAt >= delivery.period.endsAt) return
  delivery.log.put(hubspotEngagementMeeting, { ...meeting, meeting_outcome: outcome }, endsAt)
}

/** What a salesperson does in each open stage: always a mail, often a call, meetings from the third on. */
export const extractEngagements = (
  delivery: Delivery,
  company: Company,
  deal: { readonly number: number; readonly opportunity: Opportunity },
): void => {
  for (const [stageNumber, { at, stage }] of deal.opportunity.changes.slice(0, -1).entries()) {
    const draw = openStream(delivery.seed, 'hubspot-engagement', company.uid, deal.number, stageNumber)
    const work: Work = { company, number: deal.number, stageNumber, stageName: stage.name }
    sendMail(delivery, work, at + draw.integer(10, 50) * MINUTE)
    if (draw.chance(0.7)) {
      const calledAt = at + 2 * HOUR + draw.integer(1, 200) * MINUTE
      const id = relate(delivery, work, ['CALL', calledAt])
      delivery.log.add(hubspotEngagementCall, entry(id, 'CALL', calledAt), calledAt)
    }
    if (stageNumber >= 2 && draw.chance(0.65))
      meet(delivery, work, [at + draw.integer(60, 400) * MINUTE, draw])
  }
}
