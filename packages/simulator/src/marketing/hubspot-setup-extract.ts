import { DAY, HOUR, type Instant } from '../clock/day.ts'
import { SELLERS, seller, sellerEmail } from '../crm/sales-team.ts'
import { hubspotContactList, hubspotForm, hubspotOwner } from '../schemas/hubspot.ts'
import {
  hubspotDealPipeline,
  hubspotDealPipelineStage,
  hubspotTicketPipeline,
  hubspotTicketPipelineStage,
} from '../schemas/hubspot-sales.ts'
import type { Delivery } from '../writers/delivery.ts'
import { hubspotOwnerId, PORTAL_ID } from './hubspot-record.ts'

export const DEAL_PIPELINE = 'default'

interface DealStage {
  readonly id: string
  readonly label: string
  readonly probability: number
}

/** One per stage of an opportunity, in the same order; the last two are the ends. */
export const DEAL_STAGES: readonly DealStage[] = [
  { id: 'appointmentscheduled', label: 'Appointment scheduled', probability: 0.1 },
  { id: 'qualifiedtobuy', label: 'Qualified to buy', probability: 0.2 },
  { id: 'presentationscheduled', label: 'Presentation scheduled', probability: 0.4 },
  { id: 'decisionmakerboughtin', label: 'Decision maker bought-in', probability: 0.65 },
  { id: 'contractsent', label: 'Contract sent', probability: 0.85 },
  { id: 'closedwon', label: 'Closed won', probability: 1 },
  { id: 'closedlost', label: 'Closed lost', probability: 0 },
]

export const ONBOARDING_PIPELINE = '1626124'
export const ONBOARDING_STAGES = [
  { id: '7970055', label: 'New', state: 'OPEN' },
  { id: '7970056', label: 'Kick-off held', state: 'OPEN' },
  { id: '7970058', label: 'Live', state: 'CLOSED' },
] as const

export const FORMS = [
  { guid: '0a6c1f8e-4d1b-4f0a-9c55-6f0f6f9b7a01', name: 'Start a free trial', page: 'trial' },
  { guid: '3be2a7d4-91c6-4f5e-8a0e-2d7c1b5e4f02', name: 'Request a demo', page: 'demo' },
] as const

/** Everyone is on the newsletter; customers are on the second list as well. */
export const CONTACT_LISTS = [
  { id: 226, name: 'Newsletter' },
  { id: 330, name: 'Customers' },
] as const

const extractOwners = ({ seed, log }: Delivery, at: Instant): void => {
  for (let number = 0; number < SELLERS; number++) {
    const member = seller(seed, number)
    log.add(
      hubspotOwner,
      {
        owner_id: hubspotOwnerId(number),
        active_user_id: 12_340_000 + number,
        portal_id: PORTAL_ID,
        type: 'PERSON',
        email: sellerEmail(member, number),
        first_name: member.name.given,
        last_name: member.name.family,
        created_at: at,
        updated_at: at,
      },
      at,
    )
  }
}

const extractPipelines = ({ log }: Delivery, at: Instant): void => {
  const made = { active: true, created_at: at, updated_at: at, _fivetran_deleted: false }
  const pipeline = { ...made, pipeline_id: DEAL_PIPELINE, label: 'Sales pipeline', display_order: 0 }
  log.add(hubspotDealPipeline, pipeline, at)
  for (const [display_order, { id, label, probability }] of DEAL_STAGES.entries()) {
    const stage = { ...made, stage_id: id, pipeline_id: DEAL_PIPELINE, label, display_order, probability }
    const is_closed = probability === 0 || probability === 1
    log.add(hubspotDealPipelineStage, { ...stage, is_closed, closed_won: probability === 1 }, at)
  }
  const onboarding = { ...made, pipeline_id: ONBOARDING_PIPELINE, label: 'Onboarding', display_order: 0 }
  log.add(hubspotTicketPipeline, { ...onboarding, object_type_id: '0-5' }, at)
  for (const [display_order, { id, label, state }] of ONBOARDING_STAGES.entries()) {
    const stage = { ...made, stage_id: id, pipeline_id: ONBOARDING_PIPELINE, label, display_order }
    log.add(hubspotTicketPipelineStage, { ...stage, is_closed: state === 'CLOSED', ticket_state: state }, at)
  }
}

export const extractHubspotSetup = (delivery: Delivery): void => {
  const { log, period } = delivery
  const at = (period.startDay - 60) * DAY + 9 * HOUR
  extractOwners(delivery, at)
  extractPipelines(delivery, at)
  for (const { guid, name } of FORMS) {
    const form = { guid, name, portal_id: PORTAL_ID, form_type: 'HUBSPOT', method: 'POST' }
    log.add(hubspotForm, { ...form, submit_text: 'Submit', created_at: at, updated_at: at }, at)
  }
  for (const { id, name } of CONTACT_LISTS) {
    const list = {
      id,
      name,
      object_type_id: '0-1',
      processing_status: 'COMPLETE',
      processing_type: 'DYNAMIC',
    }
    const times = { created_at: at, updated_at: at, filters_updated_at: at }
    const created_by_id = 12_340_000
    log.add(
      hubspotContactList,
      { ...list, ...times, list_version: 1, created_by_id, _fivetran_deleted: false },
      at,
    )
  }
}
