import { addMonths, DAY, dayOf, HOUR, type Instant, startOfDay } from '../clock/day.ts'
import type { SimulatedPeriod } from '../clock/simulated-period.ts'
import type { Person } from '../company/people.ts'
import { salesforceId } from '../random/identifier.ts'
import { salesforceCampaign, salesforceCampaignMember } from '../schemas/salesforce-sales.ts'
import type { Delivery } from '../writers/delivery.ts'

const KINDS = [
  { type: 'Webinar', cost: 1_500 },
  { type: 'Conference', cost: 18_000 },
  { type: 'Email', cost: 400 },
] as const

const PLANNED_DAYS_BEFORE = 30

/** Quarters count from the one in which the company's history begins. */
const quarterStart = (period: SimulatedPeriod, quarter: number): Instant =>
  addMonths(startOfDay(period.startDay), quarter * 3)

const campaignId = (seed: number, quarter: number, kind: number): string =>
  salesforceId(seed, '701', quarter * KINDS.length + kind)

/** One of each kind every quarter: planned, run and over. */
export const extractCampaigns = ({ seed, log, period }: Delivery): void => {
  for (
    let quarter = 0;
    quarterStart(period, quarter) - PLANNED_DAYS_BEFORE * DAY < period.endsAt;
    quarter++
  ) {
    const startsAt = quarterStart(period, quarter) + 14 * DAY
    const endsAt = startsAt + 45 * DAY
    const plannedAt = quarterStart(period, quarter) - PLANNED_DAYS_BEFORE * DAY
    for (const [kind, { type, cost }] of KINDS.entries()) {
      const row = {
        id: campaignId(seed, quarter, kind),
        owner_id: salesforceId(seed, '005', 0),
        name: `${type} ${new Date(startsAt).getUTCFullYear()}-${String(new Date(startsAt).getUTCMonth() + 1).padStart(2, '0')}`,
        type,
        currency_iso_code: 'USD',
        budgeted_cost: cost,
        start_date: dayOf(startsAt) * DAY,
        end_date: dayOf(endsAt) * DAY,
        created_date: plannedAt,
        is_deleted: false,
        _fivetran_active: true,
      }
      const steps = [
        { at: plannedAt, status: 'Planned', is_active: false, actual_cost: 0 },
        { at: startsAt, status: 'In Progress', is_active: true, actual_cost: cost * 0.4 },
        { at: endsAt, status: 'Completed', is_active: false, actual_cost: cost * 0.95 },
      ]
      for (const { at, ...state } of steps) {
        if (at >= period.endsAt) break
        log.put(salesforceCampaign, { ...row, ...state, last_modified_date: at, system_modstamp: at }, at)
      }
    }
  }
}

/** A part of the contacts is invited in the quarter after they became one, and some of those come. */
export const extractCampaignMembers = ({ seed, log, period }: Delivery, people: readonly Person[]): void => {
  for (const person of people) {
    if (!person.isContact || person.uid % 3 === 0) continue
    let quarter = 0
    while (quarterStart(period, quarter) < person.joinedAt) quarter++
    const invitedAt = quarterStart(period, quarter) + (15 + (person.uid % 20)) * DAY + 10 * HOUR
    if (invitedAt >= period.endsAt) continue
    const row = {
      id: salesforceId(seed, '00v', person.uid),
      campaign_id: campaignId(seed, quarter, person.uid % KINDS.length),
      lead_id: null,
      contact_id: person.contactId,
      status: 'Sent',
      has_responded: false,
      created_date: invitedAt,
      last_modified_date: invitedAt,
      system_modstamp: invitedAt,
      is_deleted: false,
      _fivetran_active: true,
    }
    log.put(salesforceCampaignMember, row, invitedAt)
    const respondedAt = invitedAt + (2 + (person.uid % 9)) * DAY
    if (person.uid % 5 > 1 || respondedAt >= period.endsAt) continue
    const answer = { status: 'Responded', has_responded: true, first_responded_date: respondedAt }
    const changed = { last_modified_date: respondedAt, system_modstamp: respondedAt }
    log.put(salesforceCampaignMember, { ...row, ...answer, ...changed }, respondedAt)
  }
}
