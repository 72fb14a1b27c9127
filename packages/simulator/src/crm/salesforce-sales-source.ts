import type { FurtherSource } from '../further-sources.ts'
import { salesforceSalesTables } from '../schemas/salesforce-sales.ts'
import { opportunitiesOf } from './opportunities.ts'
import { extractLineItem, extractTasks } from './salesforce-activity-extract.ts'
import { extractCampaignMembers, extractCampaigns } from './salesforce-campaign-extract.ts'
import { firstSeen } from './salesforce-extract.ts'
import { extractLeads } from './salesforce-lead-extract.ts'

/** What sales and marketing write down in the CRM besides accounts, contacts and deals. */
export const salesforceSalesSource: FurtherSource = {
  name: 'salesforce_sales',
  tables: salesforceSalesTables,
  expectedRows: {
    perCustomer: {
      'salesforce.lead': 4.7,
      'salesforce.opportunity_line_item': 3.8,
      'salesforce.task': 17,
      'salesforce.campaign_member': 3,
    },
    fixed: { 'salesforce.campaign': 27 },
  },
  identityTables: [],
  companyIds: () => [],
  personIds: () => [],
  extractSetup: ({ delivery }) => extractCampaigns(delivery),
  extractAccount: ({ delivery }, { account, prospects }) => {
    const { company, people } = account
    if (!company.hasSalesforceAccount) return
    const opportunities = opportunitiesOf(delivery.seed, prospects)
    const knownFrom = firstSeen(account, opportunities)
    extractLeads(delivery, { company, people, knownFrom, opportunities })
    extractCampaignMembers(delivery, people)
    for (const opportunity of opportunities) {
      extractLineItem(delivery, { company, people, opportunity })
      extractTasks(delivery, { company, people, opportunity })
    }
  },
}
