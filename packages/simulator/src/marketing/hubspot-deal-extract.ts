import { OPEN_END } from '../billing/stripe-subscription-extract.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../clock/day.ts'
import type { Company } from '../company/company.ts'
import { type Opportunity, opportunitiesOf, shownAmount } from '../crm/opportunities.ts'
import { ownerNumber } from '../crm/sales-team.ts'
import type { ObservedAccount } from '../further-sources.ts'
import {
  hubspotDeal,
  hubspotDealCompany,
  hubspotDealContact,
  hubspotDealStage,
} from '../schemas/hubspot-sales.ts'
import type { Delivery } from '../writers/delivery.ts'
import { hubspotPeople } from './hubspot-contact-extract.ts'
import { extractEngagements } from './hubspot-engagement-extract.ts'
import {
  DEFINED,
  hubspotCompanyId,
  hubspotContactId,
  hubspotDealId,
  hubspotOwnerId,
  PORTAL_ID,
} from './hubspot-record.ts'
import { DEAL_PIPELINE, DEAL_STAGES } from './hubspot-setup-extract.ts'

const COMPANY_TO_DEAL = 5
const CONTACT_TO_DEAL = 3

interface Deal {
  readonly number: number
  readonly opportunity: Opportunity
}

/** What sales handed back to marketing: new business; all of it where the other CRM has no account. */
const dealsOf = (seed: number, { prospects }: ObservedAccount): readonly Deal[] =>
  opportunitiesOf(seed, prospects)
    .map((opportunity, number) => ({ number, opportunity }))
    .filter(
      ({ opportunity }) => opportunity.type === 'New Business' || !prospects.company.hasSalesforceAccount,
    )

const stageOf = (forecast: string, index: number): string => {
  const place =
    forecast === 'Closed' ? DEAL_STAGES.length - 2 : forecast === 'Omitted' ? DEAL_STAGES.length - 1 : index
  return DEAL_STAGES[place]?.id ?? ''
}

const extractStages = ({ seed, log, period }: Delivery, company: Company, deal: Deal): void => {
  const { opportunity, number } = deal
  const deal_id = hubspotDealId(company, number)
  for (const [index, { at, stage }] of opportunity.changes.entries()) {
    if (at >= period.endsAt) break
    const value = stageOf(stage.forecast, index)
    const isClosed = stage.forecast === 'Closed' || stage.forecast === 'Omitted'
    log.put(
      hubspotDeal,
      {
        deal_id,
        portal_id: PORTAL_ID,
        is_deleted: false,
        deal_pipeline_id: DEAL_PIPELINE,
        deal_pipeline_stage_id: value,
        owner_id: hubspotOwnerId(ownerNumber(seed, company)),
        property_dealname: opportunity.name,
        property_amount: shownAmount(company, opportunity),
        property_deal_currency_code: company.currency,
        property_closedate: isClosed ? at : opportunity.expectedCloseAt,
        property_createdate: opportunity.createdAt,
        property_hs_lastmodifieddate: at,
      },
      at,
    )
    const entered = { deal_id, value, date_entered: at, source: 'CRM_UI', _fivetran_start: at }
    log.put(hubspotDealStage, { ...entered, _fivetran_end: OPEN_END, _fivetran_active: true }, at)
    const next = opportunity.changes[index + 1]
    if (next === undefined || next.at >= period.endsAt) continue
    log.put(hubspotDealStage, { ...entered, _fivetran_end: next.at - 1, _fivetran_active: false }, next.at)
  }
}

const extractRelations = ({ log, mess }: Delivery, observed: ObservedAccount, deal: Deal): void => {
  const { company } = observed.account
  const { createdAt } = deal.opportunity
  const deal_id = hubspotDealId(company, deal.number)
  const spot = { table: hubspotDealCompany, key: String(deal_id), at: createdAt }
  if (!mess.happens('missing_external_id', spot)) {
    const relation = { deal_id, company_id: hubspotCompanyId(company), type_id: COMPANY_TO_DEAL }
    log.add(hubspotDealCompany, { ...relation, category: DEFINED }, createdAt)
  }
  const [founder] = hubspotPeople(observed.account)
  if (founder === undefined) return
  const contact = { deal_id, contact_id: hubspotContactId(founder.person), type_id: CONTACT_TO_DEAL }
  const knownAt: Instant = Math.max(createdAt, founder.since) + MINUTE
  log.add(hubspotDealContact, { ...contact, category: DEFINED }, knownAt)
}

/** When marketing first hears of the company. */
export const firstHeardOf = (seed: number, observed: ObservedAccount): Instant =>
  Math.min(
    observed.prospects.signedUpAt,
    ...dealsOf(seed, observed).map(({ opportunity }) => opportunity.createdAt),
  ) -
  HOUR +
  11

export const extractHubspotDeals = (delivery: Delivery, observed: ObservedAccount): void => {
  const { company } = observed.account
  for (const deal of dealsOf(delivery.seed, observed)) {
    if (deal.opportunity.createdAt >= delivery.period.endsAt + DAY) continue
    extractStages(delivery, company, deal)
    extractRelations(delivery, observed, deal)
    extractEngagements(delivery, company, deal)
  }
}
