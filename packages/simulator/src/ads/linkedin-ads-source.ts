import { linkedinAdsTables } from '../schemas/linkedin-ads.ts'
import { LINKEDIN } from './ad-platform.ts'
import { adSource } from './ad-source.ts'
import { extractLinkedinDay, extractLinkedinSetup } from './linkedin-ads-extract.ts'

export const linkedinAdsSource = adSource({
  platform: LINKEDIN,
  tables: linkedinAdsTables,
  expectedRows: {
    perCustomer: {},
    fixed: {
      'linkedin_ads.account_history': 1,
      'linkedin_ads.campaign_group_history': 1,
      'linkedin_ads.campaign_history': 3,
      'linkedin_ads.creative_history': 9,
      'linkedin_ads.ad_analytics_by_campaign': 1_500,
      'linkedin_ads.ad_analytics_by_creative': 4_500,
    },
  },
  extractSetup: extractLinkedinSetup,
  extractDay: extractLinkedinDay,
})
