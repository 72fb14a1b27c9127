import { metaAdsTables } from '../schemas/meta-ads.ts'
import { META } from './ad-platform.ts'
import { adSource } from './ad-source.ts'
import { extractMetaDay, extractMetaSetup } from './meta-ads-extract.ts'

export const metaAdsSource = adSource({
  platform: META,
  tables: metaAdsTables,
  expectedRows: {
    perCustomer: { 'meta_ads.basic_ad_actions': 0.17 },
    fixed: {
      'meta_ads.account_history': 1,
      'meta_ads.campaign_history': 5,
      'meta_ads.ad_set_history': 10,
      'meta_ads.ad_history': 20,
      'meta_ads.creative_history': 20,
      'meta_ads.basic_ad': 10_000,
    },
  },
  extractSetup: extractMetaSetup,
  extractDay: extractMetaDay,
})
