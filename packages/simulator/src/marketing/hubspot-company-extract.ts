import { type Instant, MINUTE } from '../clock/day.ts'
import type { Account } from '../company/account.ts'
import { ownerNumber } from '../crm/sales-team.ts'
import { typedCompanyName } from '../mess/spelling.ts'
import { hubspotCompany } from '../schemas/hubspot.ts'
import type { Delivery } from '../writers/delivery.ts'
import { hubspotCompanyId, hubspotOwnerId } from './hubspot-record.ts'
import { serviceStart } from './service-start.ts'

export const extractHubspotCompany = (delivery: Delivery, account: Account, createdAt: Instant): void => {
  const { seed, log, mess } = delivery
  const { company, history } = account
  const id = hubspotCompanyId(company)
  const spot = { table: hubspotCompany, key: String(id), at: createdAt }
  const domain = { ...spot, column: 'property_domain', clean: company.domain }
  const hasNoDomain = company.usesFreeMail || mess.happens('missing_website', domain)
  const row = {
    id,
    is_deleted: false,
    property_name: typedCompanyName(mess, { ...spot, column: 'property_name' }, company),
    property_domain: hasNoDomain ? null : company.domain,
    property_industry: company.industry.toUpperCase(),
    property_address: company.street,
    property_city: company.city,
    property_state: company.state ?? null,
    property_country: company.country.name,
    property_annualrevenue: company.employees * 90_000,
    property_lifecyclestage: 'lead',
    property_hubspot_owner_id: hubspotOwnerId(ownerNumber(seed, company)),
    property_createdate: createdAt,
    property_hs_lastmodifieddate: createdAt,
  }
  log.put(hubspotCompany, row, createdAt)
  const paidFrom = serviceStart(history)
  if (paidFrom === undefined) return
  const at = Math.max(paidFrom, createdAt) + MINUTE
  const customer = { property_lifecyclestage: 'customer', property_hs_lastmodifieddate: at }
  log.put(hubspotCompany, { ...row, ...customer }, at)
}
