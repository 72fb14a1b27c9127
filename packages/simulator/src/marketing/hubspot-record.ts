import type { Company } from '../company/company.ts'
import type { Person } from '../company/people.ts'

export const PORTAL_ID = 4_727_653

/** A relation that HubSpot itself defines, as opposed to one of the customer's making. */
export const DEFINED = 'HUBSPOT_DEFINED'

export const hubspotCompanyId = (company: Company): number => 2_180_000_000 + company.uid

export const hubspotContactId = (person: Person): number => 70_000_000 + person.uid

/** A second record of the same person, made by a form that was filled in with another address. */
export const duplicateContactId = (person: Person): number => 5_000_000_000 + person.uid

/** `number`: the place among the company's opportunities. */
export const hubspotDealId = (company: Company, number: number): number =>
  3_950_000_000 + company.uid * 64 + number

export const hubspotOwnerId = (sellerNumber: number): number => 44_020_000 + sellerNumber

export const onboardingTicketId = (company: Company): number => 307_000_000 + company.uid

/** Marketing knows who came by itself, and those for whom there is no place in the CRM of sales. */
export const isInHubspot = (company: Company): boolean =>
  company.kind !== 'test' && (company.channel !== 'outbound' || !company.hasSalesforceAccount)
