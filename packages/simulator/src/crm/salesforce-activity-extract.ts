import { HOUR, MINUTE } from '../clock/day.ts'
import type { Company } from '../company/company.ts'
import type { Person } from '../company/people.ts'
import { hashKey } from '../random/hash.ts'
import { salesforceId } from '../random/identifier.ts'
import { salesforceOpportunityLineItem, salesforceTask } from '../schemas/salesforce-sales.ts'
import type { Delivery } from '../writers/delivery.ts'
import { type Opportunity, shownAmount } from './opportunities.ts'
import { ownerId } from './sales-team.ts'

const PRODUCTS = [
  { code: 'CLOUDSYNC', name: 'CloudSync' },
  { code: 'DATAHUB', name: 'DataHub' },
  { code: 'TEAMCHAT', name: 'TeamChat' },
] as const

const KINDS = ['Call', 'Email', 'Meeting'] as const

interface Deal {
  readonly company: Company
  readonly people: readonly Person[]
  readonly opportunity: Opportunity
}

/** A deal's one position: what is sold, for a year. */
export const extractLineItem = ({ seed, log, period }: Delivery, { company, opportunity }: Deal): void => {
  const { id, createdAt } = opportunity
  if (createdAt >= period.endsAt) return
  const number = hashKey([seed, id]) % PRODUCTS.length
  const product = PRODUCTS[number] ?? PRODUCTS[0]
  const price = shownAmount(company, opportunity)
  const row = {
    id: `00k${id.slice(3)}`,
    opportunity_id: id,
    product_2_id: salesforceId(seed, '01t', number),
    product_code: product.code,
    name: `${opportunity.name} ${product.name}`,
    currency_iso_code: company.currency,
    quantity: 1,
    unit_price: price,
    list_price: price,
    total_price: price,
    created_date: createdAt,
    last_modified_date: createdAt,
    system_modstamp: createdAt,
    is_deleted: false,
    _fivetran_active: true,
  }
  log.put(salesforceOpportunityLineItem, row, createdAt)
}

/** What sales did to bring a deal from stage to stage, as it was written down. */
export const extractTasks = (
  { seed, log, period }: Delivery,
  { company, people, opportunity }: Deal,
): void => {
  for (const [index, { at, stage }] of opportunity.changes.entries()) {
    if (at >= period.endsAt) break
    const draw = hashKey([seed, opportunity.id, index])
    const kind = KINDS[draw % KINDS.length] ?? KINDS[0]
    const contacts = people.filter((person) => person.isContact && person.joinedAt <= at)
    const who = contacts[draw % Math.max(1, contacts.length)]
    const startedAt = at - HOUR + (draw % 50) * MINUTE
    const row = {
      id: `00T${opportunity.id.slice(3, -1)}${index}`,
      account_id: company.salesforceAccountId,
      who_id: who?.contactId ?? null,
      what_id: opportunity.id,
      owner_id: ownerId(seed, company),
      subject: `${kind}: ${stage.name}`,
      type: kind,
      task_subtype: kind === 'Meeting' ? 'Task' : kind,
      priority: draw % 7 === 0 ? 'High' : 'Normal',
      status: 'Completed',
      call_type: kind === 'Call' ? 'Outbound' : null,
      call_duration_in_seconds: kind === 'Call' ? 60 + (draw % 1_500) : null,
      is_closed: true,
      is_high_priority: draw % 7 === 0,
      activity_date: startedAt,
      completed_date_time: at,
      created_date: startedAt,
      last_modified_date: at,
      system_modstamp: at,
      is_deleted: false,
      _fivetran_active: true,
    }
    log.put(salesforceTask, row, at)
  }
}
