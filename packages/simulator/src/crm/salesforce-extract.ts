import type { AccountHistory } from '../billing/account-history.ts'
import { OPEN_END } from '../billing/stripe-subscription-extract.ts'
import { calendarDate, DAY, dayOf, HOUR, type Instant } from '../clock/day.ts'
import type { Account } from '../company/account.ts'
import type { Company } from '../company/company.ts'
import type { MessSpot } from '../mess/mess.ts'
import { misspell, typedCompanyName, typedEmail } from '../mess/spelling.ts'
import { salesforceId } from '../random/identifier.ts'
import {
  salesforceAccount,
  salesforceContact,
  salesforceOpportunity,
  salesforceOpportunityHistory,
} from '../schemas/salesforce.ts'
import type { Delivery } from '../writers/delivery.ts'
import { type Opportunity, opportunitiesOf, shownAmount, WON } from './opportunities.ts'
import { ownerId } from './sales-team.ts'

const DUPLICATE_OFFSET = 1 << 28

/** A user of whom nothing is delivered. */
const LEFT_USER = 1 << 20

/** When sales first wrote the company down. */
export const firstSeen = (account: Account, opportunities: readonly Opportunity[]): Instant =>
  Math.min(account.history.signedUpAt, ...opportunities.map((entry) => entry.createdAt)) - 2 * HOUR

interface AccountRecord {
  readonly id: string
  readonly name: string
  readonly website: string | null
  readonly appAccountId: string | null
  readonly createdAt: Instant
}

const accountRow = (seed: number, { company, history }: Account, record: AccountRecord) => ({
  id: record.id,
  name: record.name,
  account_source: company.channel,
  type: company.kind === 'customer' && history.subscriptions.length > 0 ? 'Customer' : 'Prospect',
  industry: company.industry,
  website: record.website,
  phone: company.phone,
  number_of_employees: company.employees,
  annual_revenue: company.employees * 90_000,
  owner_id: ownerId(seed, company),
  parent_id: company.parent?.hasSalesforceAccount ? company.parent.salesforceAccountId : null,
  billing_street: company.street,
  billing_city: company.city,
  billing_state: company.state ?? null,
  billing_postal_code: company.postalCode,
  billing_country: company.country.name,
  billing_country_code: company.country.code,
  app_account_id_c: record.appAccountId,
  created_date: record.createdAt,
  last_modified_date: record.createdAt,
  system_modstamp: record.createdAt,
  is_deleted: false,
  _fivetran_active: true,
})

const typedWebsite = (domain: string, style: number): string => {
  if (style < 0.4) return `https://www.${domain}`
  if (style < 0.7) return `www.${domain}`
  return style < 0.85 ? domain : `http://${domain.toUpperCase()}/`
}

const websiteOf = ({ mess }: Delivery, company: Company, spot: MessSpot): string | null => {
  if (company.usesFreeMail) return null
  const website = typedWebsite(company.domain, mess.chance('missing_website', spot))
  const isMissing = mess.happens('missing_website', { ...spot, column: 'website', clean: website })
  return isMissing ? null : website
}

interface LaterChange {
  readonly at: Instant
  readonly change: { readonly number_of_employees?: number; readonly parent_id?: string }
}

/** The ids of the company's records in the CRM: its account and, rarely, a duplicate. */
export const salesforceAccountIds = (seed: number, account: Account): readonly string[] => [
  account.company.salesforceAccountId,
  salesforceId(seed, '001', account.company.uid + DUPLICATE_OFFSET),
]

/** In the order of time. */
const laterChanges = ({ company, history }: Account): readonly LaterChange[] => {
  const changes: LaterChange[] = []
  if (company.uid % 5 === 0) {
    const change = { number_of_employees: Math.round(company.employees * 1.04) }
    changes.push({ at: history.signedUpAt + 400 * DAY, change })
  }
  const { takenOver } = company
  if (takenOver?.by.hasSalesforceAccount === true) {
    const change = { parent_id: takenOver.by.salesforceAccountId }
    changes.push({ at: takenOver.on * DAY + 16 * HOUR, change })
  }
  return changes.toSorted((left, right) => left.at - right.at)
}

const extractAccounts = (delivery: Delivery, account: Account, createdAt: Instant): void => {
  const { seed, log, mess, period } = delivery
  const { company, history } = account
  const [id = '', duplicateId = ''] = salesforceAccountIds(seed, account)
  const spot = { table: salesforceAccount, key: id, at: createdAt }
  const base = accountRow(seed, account, {
    id,
    name: typedCompanyName(mess, spot, company),
    website: websiteOf(delivery, company, spot),
    appAccountId: null,
    createdAt,
  })
  const put = (row: typeof base, at: Instant): void =>
    log.put(salesforceAccount, { ...row, last_modified_date: at, system_modstamp: at }, at)
  put({ ...base, type: 'Prospect' }, createdAt)
  let current = base
  const linkedAt = history.signedUpAt + 3 * HOUR
  const link = { ...spot, at: linkedAt, column: 'app_account_id_c', clean: company.appAccountId }
  if (company.hasAppAccount && !mess.happens('missing_app_account_id', link)) {
    current = { ...current, app_account_id_c: company.appAccountId }
  }
  put(current, linkedAt)
  for (const { at, change } of laterChanges(account)) {
    if (at >= period.endsAt) break
    current = { ...current, ...change }
    put(current, at)
  }
  const seenAgainAt = history.signedUpAt + 35 * DAY
  const again = { table: salesforceAccount, key: duplicateId, at: seenAgainAt }
  if (seenAgainAt >= period.endsAt || !mess.happens('crm_duplicate', again)) return
  const duplicate = accountRow(seed, account, {
    id: duplicateId,
    name: misspell(company.name, mess.chance('crm_duplicate', again)),
    website: websiteOf(delivery, company, again),
    appAccountId: null,
    createdAt: seenAgainAt,
  })
  put({ ...duplicate, type: 'Prospect' }, seenAgainAt)
  const mergedAt = seenAgainAt + 60 * DAY
  if (
    mergedAt < period.endsAt &&
    mess.chance('crm_duplicate', { ...again, key: `${duplicateId}-merge` }) < 0.3
  ) {
    mess.note('crm_duplicate', { ...again, at: mergedAt, column: 'is_deleted', clean: 'false' })
    const at = { last_modified_date: mergedAt, system_modstamp: mergedAt }
    log.put(salesforceAccount, { ...duplicate, ...at, is_deleted: true, master_record_id: id }, mergedAt)
  }
}

const extractContacts = ({ seed, log, mess, period }: Delivery, { company, people }: Account): void => {
  for (const person of people) {
    if (!person.isContact) continue
    const at = person.joinedAt + 6 * HOUR
    const spot = { table: salesforceContact, key: person.contactId, at }
    const parent = { ...spot, column: 'account_id', clean: company.salesforceAccountId }
    const owner = { ...spot, column: 'owner_id', clean: ownerId(seed, company) }
    const row = {
      id: person.contactId,
      account_id: mess.happens('missing_parent', parent) ? null : company.salesforceAccountId,
      first_name: person.given,
      last_name: person.family,
      name: `${person.given} ${person.family}`,
      email: typedEmail(mess, spot, person.email),
      phone: company.phone,
      title: person.title,
      lead_source: company.channel,
      owner_id: mess.happens('dangling_reference', owner)
        ? salesforceId(seed, '005', LEFT_USER)
        : owner.clean,
      mailing_city: company.city,
      mailing_country: company.country.name,
      mailing_country_code: company.country.code,
      has_opted_out_of_email: person.uid % 11 === 0,
      no_longer_at_company_c: false,
      created_date: at,
      last_modified_date: at,
      system_modstamp: at,
      is_deleted: false,
    }
    log.put(salesforceContact, row, at)
    if (person.leftAt === null || person.uid % 3 === 0) continue
    const noticed = Math.max(person.leftAt, at) + 4 * DAY
    const changed = { no_longer_at_company_c: true, last_modified_date: noticed, system_modstamp: noticed }
    log.put(salesforceContact, { ...row, ...changed }, noticed)
    const deletedAt = noticed + 40 * DAY
    const deletion = { ...spot, at: deletedAt, column: 'is_deleted', clean: 'false' }
    if (deletedAt >= period.endsAt || !mess.happens('soft_delete', deletion)) continue
    const deleted = { is_deleted: true, last_modified_date: deletedAt, system_modstamp: deletedAt }
    log.put(salesforceContact, { ...row, ...changed, ...deleted }, deletedAt)
  }
}

const extractOpportunity = (
  { seed, log, period }: Delivery,
  account: Account,
  opportunity: Opportunity,
): void => {
  const { company } = account
  for (const [index, { at, stage }] of opportunity.changes.entries()) {
    if (at >= period.endsAt) break
    const next = opportunity.changes[index + 1]
    const isClosed = stage.forecast === 'Closed' || stage.forecast === 'Omitted'
    const closeAt = isClosed ? at : opportunity.expectedCloseAt
    const { year, month } = calendarDate(dayOf(closeAt))
    const amount = shownAmount(company, opportunity)
    const row = {
      id: opportunity.id,
      account_id: company.salesforceAccountId,
      name: opportunity.name,
      type: opportunity.type,
      stage_name: stage.name,
      amount,
      expected_revenue: (amount * stage.probability) / 100,
      probability: stage.probability,
      currency_iso_code: company.currency,
      lead_source: company.channel,
      forecast_category: stage.forecast,
      forecast_category_name: stage.forecast,
      fiscal_year: year,
      fiscal_quarter: Math.ceil(month / 3),
      owner_id: ownerId(seed, company),
      is_closed: isClosed,
      is_won: stage === WON,
      close_date: dayOf(closeAt) * DAY,
      created_date: opportunity.createdAt,
      last_modified_date: at,
      is_deleted: false,
    }
    log.put(salesforceOpportunity, { ...row, _fivetran_active: true }, at)
    const opened = { ...row, _fivetran_start: at }
    log.put(salesforceOpportunityHistory, { ...opened, _fivetran_end: OPEN_END, _fivetran_active: true }, at)
    if (next !== undefined && next.at < period.endsAt) {
      const closed = { ...opened, _fivetran_end: next.at - 1, _fivetran_active: false }
      log.put(salesforceOpportunityHistory, closed, next.at)
    }
  }
}

/** `prospects`: the account's history as far into the future as salespeople are already at work. */
export const extractSalesforce = (delivery: Delivery, account: Account, prospects: AccountHistory): void => {
  if (!account.company.hasSalesforceAccount) return
  const opportunities = opportunitiesOf(delivery.seed, prospects)
  extractAccounts(delivery, account, firstSeen(account, opportunities))
  extractContacts(delivery, account)
  for (const opportunity of opportunities) extractOpportunity(delivery, account, opportunity)
}
