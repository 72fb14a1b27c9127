import { googleAdsTables } from '../schemas/google-ads.ts'
import { adSource } from './ad-source.ts'
import { GOOGLE } from './ad-platform.ts'
import { extractGoogleSetup } from './google-ads-setup-extract.ts'
import { extractGoogleDay } from './google-ads-stats-extract.ts'

export const googleAdsSource = adSource({
  platform: GOOGLE,
  tables: googleAdsTables,
  expectedRows: {
    perCustomer: {},
    fixed: {
      'google_ads.account_history': 1,
      'google_ads.campaign_history': 18,
      'google_ads.ad_group_history': 24,
      'google_ads.ad_history': 48,
      'google_ads.ad_group_criterion_history': 96,
      'google_ads.account_stats': 1700,
      'google_ads.campaign_stats': 18_500,
      'google_ads.ad_group_stats': 37_000,
      'google_ads.ad_stats': 75_000,
      'google_ads.keyword_stats': 145_000,
    },
  },
  extractSetup: extractGoogleSetup,
  extractDay: extractGoogleDay,
})
