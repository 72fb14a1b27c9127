import { DAY, type Instant, MINUTE } from '../clock/day.ts'
import type { Account } from '../company/account.ts'
import type { Person } from '../company/people.ts'
import { typedEmail } from '../mess/spelling.ts'
import { identifier } from '../random/identifier.ts'
import {
  hubspotContact,
  hubspotContactFormSubmission,
  hubspotContactListMember,
  hubspotContactMergeAudit,
} from '../schemas/hubspot.ts'
import type { Row } from '../schemas/table.ts'
import type { Delivery } from '../writers/delivery.ts'
import { campaignQuery, type Visit, visitsOf } from './first-visit.ts'
import { extractEmails } from './hubspot-email-extract.ts'
import { duplicateContactId, hubspotCompanyId, hubspotContactId, PORTAL_ID } from './hubspot-record.ts'
import { CONTACT_LISTS, FORMS } from './hubspot-setup-extract.ts'
import { serviceStart } from './service-start.ts'

const ANALYTICS_SOURCES: Readonly<Record<string, string>> = {
  paid_search: 'PAID_SEARCH',
  paid_social: 'PAID_SOCIAL',
  organic: 'ORGANIC_SEARCH',
  referral: 'REFERRALS',
  partner: 'REFERRALS',
  email: 'EMAIL_MARKETING',
  direct: 'DIRECT_TRAFFIC',
}

type ContactRow = Row<typeof hubspotContact>

interface Change {
  readonly at: Instant
  readonly change: ContactRow
}

interface KnownPerson {
  readonly account: Account
  readonly person: Person
  readonly since: Instant
}

/** The people of the company that marketing knows, each since it filled in a form or was added. */
export const hubspotPeople = ({ people }: Account): readonly { person: Person; since: Instant }[] =>
  people
    .filter((person) => person.isContact)
    .map((person) => ({ person, since: person.joinedAt + 2 * MINUTE + 7 }))

const putVersions = ({ log }: Delivery, first: ContactRow, changes: readonly Change[]): void => {
  let row = first
  for (const { at, change } of changes.toSorted((left, right) => left.at - right.at)) {
    row = { ...row, ...change, property_lastmodifieddate: at }
    log.put(hubspotContact, row, at)
  }
}

/** A second record under a private address; half of them are found and merged. */
const extractDuplicate = (
  { log, mess, period }: Delivery,
  known: KnownPerson,
  original: ContactRow,
): readonly Change[] => {
  const { person, since } = known
  const at = since + 20 * DAY
  const id = duplicateContactId(person)
  const spot = { table: hubspotContact, key: String(id), at }
  if (at >= period.endsAt || !mess.happens('crm_duplicate', spot)) return []
  const email = `${person.email.split('@')[0] ?? ''}@gmail.com`
  const times = { property_createdate: at, property_lastmodifieddate: at, property_hs_email_optout: true }
  const duplicate = { ...original, ...times, id, property_email: email, property_associatedcompanyid: null }
  log.put(hubspotContact, duplicate, at)
  const mergedAt = at + 40 * DAY
  if (mergedAt >= period.endsAt || mess.chance('crm_duplicate', spot) >= 0.5) return []
  const canonical = hubspotContactId(person)
  log.put(
    hubspotContact,
    { ...duplicate, _fivetran_deleted: true, property_lastmodifieddate: mergedAt },
    mergedAt,
  )
  log.add(
    hubspotContactMergeAudit,
    {
      canonical_vid: canonical,
      contact_id: canonical,
      vid_to_merge: id,
      first_name: person.given,
      last_name: person.family,
      num_properties_moved: 2,
      timestamp: mergedAt,
    },
    mergedAt,
  )
  const audit = { table: hubspotContactMergeAudit, key: `${canonical}|${id}`, at: mergedAt }
  mess.note('crm_duplicate', { ...spot, at: mergedAt, column: '_fivetran_deleted', clean: 'false' })
  mess.note('crm_duplicate', audit)
  mess.note('crm_duplicate', {
    ...spot,
    key: String(canonical),
    at: mergedAt,
    column: 'property_hs_merged_object_ids',
    clean: null,
  })
  return [{ at: mergedAt, change: { property_hs_merged_object_ids: String(id) } }]
}

const extractSubmission = ({ seed, log }: Delivery, known: KnownPerson, visit: Visit): void => {
  const { account, person, since } = known
  const [trial, demo] = FORMS
  const form = account.company.segment === 'smb' ? trial : demo
  log.add(
    hubspotContactFormSubmission,
    {
      conversion_id: identifier({ seed, prefix: 'conv_', length: 12 }, person.uid),
      contact_id: hubspotContactId(person),
      form_id: form.guid,
      page_id: form.page,
      page_url: `https://www.atlas-platform.io/${form.page}?${campaignQuery(visit)}`,
      portal_id: PORTAL_ID,
      timestamp: since,
      title: form.name,
    },
    since,
  )
}

const extractMemberships = ({ log }: Delivery, known: KnownPerson, paidFrom: Instant | undefined): void => {
  const [newsletter, customers] = CONTACT_LISTS
  const contact_id = hubspotContactId(known.person)
  const join = (contact_list_id: number, added_at: Instant): void =>
    log.add(
      hubspotContactListMember,
      { contact_id, contact_list_id, added_at, _fivetran_deleted: false },
      added_at,
    )
  join(newsletter.id, known.since)
  if (paidFrom !== undefined) join(customers.id, Math.max(known.since, paidFrom) + MINUTE)
}

const extractContact = (delivery: Delivery, known: KnownPerson): void => {
  const { seed, mess } = delivery
  const { account, person, since } = known
  const { company, history } = account
  const visits = visitsOf(seed, account)
  const isFounder = person === account.people[0]
  const [firstVisit] = visits
  const lastVisit = visits.at(-1)
  const optedOut = person.uid % 11 === 0
  const id = hubspotContactId(person)
  const row: ContactRow = {
    id,
    _fivetran_deleted: false,
    property_email: typedEmail(
      mess,
      { table: hubspotContact, key: String(id), at: since, column: 'property_email' },
      person.email,
    ),
    property_firstname: person.given,
    property_lastname: person.family,
    property_company: company.name,
    property_jobtitle: person.title,
    property_associatedcompanyid: hubspotCompanyId(company),
    property_lifecyclestage: 'lead',
    property_hs_analytics_source: isFounder
      ? (ANALYTICS_SOURCES[firstVisit?.channel ?? ''] ?? 'OFFLINE')
      : 'OFFLINE',
    property_hs_analytics_first_timestamp: isFounder ? (firstVisit?.at ?? since) : since,
    property_first_conversion_date: isFounder ? since : null,
    property_hs_email_optout: optedOut,
    property_createdate: since,
  }
  if (isFounder && lastVisit !== undefined) extractSubmission(delivery, known, lastVisit)
  const paidFrom = serviceStart(history)
  extractMemberships(delivery, known, paidFrom)
  const changes: Change[] = [{ at: since, change: {} }, ...extractDuplicate(delivery, known, row)]
  if (paidFrom !== undefined) {
    changes.push({ at: Math.max(since, paidFrom) + MINUTE, change: { property_lifecyclestage: 'customer' } })
  }
  const unsubscribedAt = optedOut ? undefined : extractEmails(delivery, known, since)
  if (unsubscribedAt !== undefined) {
    changes.push({ at: unsubscribedAt, change: { property_hs_email_optout: true } })
  }
  putVersions(delivery, row, changes)
}

export const extractHubspotContacts = (delivery: Delivery, account: Account): void => {
  for (const { person, since } of hubspotPeople(account)) extractContact(delivery, { account, person, since })
}
