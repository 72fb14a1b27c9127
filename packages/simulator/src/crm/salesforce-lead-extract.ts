import { DAY, HOUR, type Instant } from '../clock/day.ts'
import type { Company } from '../company/company.ts'
import type { Person } from '../company/people.ts'
import { salesforceId } from '../random/identifier.ts'
import { salesforceLead } from '../schemas/salesforce-sales.ts'
import type { Delivery } from '../writers/delivery.ts'
import type { Opportunity } from './opportunities.ts'
import { ownerId } from './sales-team.ts'

const DAYS_TO_CONVERT = 18
const LATER_STATUSES = ['Open - Not Contacted', 'Working - Contacted', 'Closed - Not Converted'] as const

interface Progress {
  readonly status: string
  readonly is_converted: boolean
  readonly converted_date: Instant | null
  readonly converted_account_id: string | null
  readonly converted_contact_id: string | null
  readonly converted_opportunity_id: string | null
}

const UNTOUCHED: Progress = {
  status: 'Open - Not Contacted',
  is_converted: false,
  converted_date: null,
  converted_account_id: null,
  converted_contact_id: null,
  converted_opportunity_id: null,
}

const leadRow = (seed: number, company: Company, person: Person) => ({
  ...UNTOUCHED,
  id: salesforceId(seed, '00Q', person.uid),
  owner_id: ownerId(seed, company),
  name: `${person.given} ${person.family}`,
  first_name: person.given,
  last_name: person.family,
  title: person.title,
  company: company.name,
  email: person.email,
  website: company.usesFreeMail ? null : `https://www.${company.domain}`,
  phone: company.phone,
  industry: company.industry,
  number_of_employees: company.employees,
  lead_source: company.channel,
  street: company.street,
  city: company.city,
  state: company.state ?? null,
  postal_code: company.postalCode,
  country: company.country.name,
  country_code: company.country.code,
  has_opted_out_of_email: false,
  is_deleted: false,
  _fivetran_active: true,
})

interface Sold {
  readonly company: Company
  readonly people: readonly Person[]
  /** When sales first wrote the company down. */
  readonly knownFrom: Instant
  readonly opportunities: readonly Opportunity[]
}

/** The first contact came as a lead and was converted; some colleagues came as leads that led nowhere. */
export const extractLeads = (
  { seed, log, period }: Delivery,
  { company, people, knownFrom, opportunities }: Sold,
): void => {
  const founder = people.find((person) => person.isContact)
  const put = (row: ReturnType<typeof leadRow>, createdAt: Instant, at: Instant): void => {
    if (at >= period.endsAt) return
    const times = { created_date: createdAt, last_modified_date: at, system_modstamp: at }
    log.put(salesforceLead, { ...row, ...times }, at)
  }
  if (founder !== undefined) {
    const createdAt = Math.max(knownFrom, founder.joinedAt) + HOUR
    const convertedAt = createdAt + (2 + (founder.uid % DAYS_TO_CONVERT)) * DAY
    const sold = opportunities.filter((opportunity) => opportunity.createdAt <= convertedAt)
    const row = leadRow(seed, company, founder)
    put(row, createdAt, createdAt)
    put({ ...row, status: 'Working - Contacted' }, createdAt, createdAt + 26 * HOUR)
    const converted = {
      status: 'Closed - Converted',
      is_converted: true,
      converted_date: convertedAt,
      converted_account_id: company.salesforceAccountId,
      converted_contact_id: founder.contactId,
      converted_opportunity_id: sold.toSorted((one, other) => one.createdAt - other.createdAt)[0]?.id ?? null,
    }
    put({ ...row, ...converted }, createdAt, convertedAt)
  }
  for (const person of people) {
    if (person.isContact || person.uid % 6 !== 0) continue
    const createdAt = person.joinedAt + 9 * DAY
    const row = leadRow(seed, company, person)
    put(row, createdAt, createdAt)
    const status = LATER_STATUSES[(person.uid / 6) % LATER_STATUSES.length] ?? UNTOUCHED.status
    put({ ...row, status }, createdAt, createdAt + 12 * DAY)
  }
}
