import type { FurtherSource } from '../further-sources.ts'
import { hubspotCompany, hubspotContact, hubspotMarketingTables } from '../schemas/hubspot.ts'
import { hubspotSalesTables } from '../schemas/hubspot-sales.ts'
import { extractHubspotCompany } from './hubspot-company-extract.ts'
import { extractHubspotContacts } from './hubspot-contact-extract.ts'
import { extractHubspotDeals, firstHeardOf } from './hubspot-deal-extract.ts'
import { extractNewsletters } from './hubspot-email-extract.ts'
import { extractOnboarding } from './hubspot-onboarding-extract.ts'
import { duplicateContactId, hubspotCompanyId, hubspotContactId, isInHubspot } from './hubspot-record.ts'
import { extractHubspotSetup } from './hubspot-setup-extract.ts'

export const hubspotSource: FurtherSource = {
  name: 'hubspot',
  tables: [...hubspotMarketingTables, ...hubspotSalesTables],
  expectedRows: {
    perCustomer: {
      'hubspot.company': 1.1,
      'hubspot.contact': 4,
      'hubspot.contact_merge_audit': 0.1,
      'hubspot.contact_list_member': 7,
      'hubspot.contact_form_submission': 1.1,
      'hubspot.email_event': 110,
      'hubspot.email_event_bounce': 1,
      'hubspot.deal': 1.9,
      'hubspot.deal_stage': 9,
      'hubspot.deal_company': 1.7,
      'hubspot.deal_contact': 1.9,
      'hubspot.engagement': 14,
      'hubspot.engagement_call': 5,
      'hubspot.engagement_email': 7,
      'hubspot.engagement_meeting': 2,
      'hubspot.engagement_company': 14,
      'hubspot.engagement_deal': 14,
      'hubspot.ticket': 0.8,
      'hubspot.ticket_company': 0.8,
      'hubspot.ticket_contact': 0.8,
    },
    fixed: {
      'hubspot.owner': 21,
      'hubspot.contact_list': 2,
      'hubspot.form': 2,
      'hubspot.email_campaign': 24,
      'hubspot.deal_pipeline': 1,
      'hubspot.deal_pipeline_stage': 7,
      'hubspot.ticket_pipeline': 1,
      'hubspot.ticket_pipeline_stage': 3,
    },
  },
  identityTables: [hubspotCompany, hubspotContact],
  companyIds: (_, { company }) => [String(hubspotCompanyId(company))],
  personIds: (_, person) => [String(hubspotContactId(person)), String(duplicateContactId(person))],
  extractSetup: ({ delivery }) => {
    extractHubspotSetup(delivery)
    extractNewsletters(delivery)
  },
  extractAccount: ({ delivery }, observed) => {
    const { account } = observed
    if (!isInHubspot(account.company)) return
    extractHubspotCompany(delivery, account, firstHeardOf(delivery.seed, observed))
    extractHubspotContacts(delivery, account)
    extractHubspotDeals(delivery, observed)
    extractOnboarding(delivery, account)
  },
}
