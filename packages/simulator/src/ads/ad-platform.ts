import type { Channel } from '../company/company.ts'

interface Device {
  readonly name: string
  readonly share: number
}

/** Where Atlas advertises, and what a click costs there. */
export interface AdPlatform {
  readonly source: string
  readonly channel: Channel
  /** The touchpoints' campaign number of the first campaign. */
  readonly firstCampaign: number
  /** One campaign each. */
  readonly campaigns: readonly string[]
  readonly groups: readonly string[]
  readonly adsPerGroup: number
  readonly keywordsPerGroup: number
  readonly devices: readonly Device[]
  /** US dollars. */
  readonly costPerClick: number
  /** Clicks per impression. */
  readonly clickRate: number
}

/** The touchpoints' `campaign_id`, which links carry as `utm_campaign`. */
export const utmCampaign = (platform: AdPlatform, index: number): string =>
  `cmp_${platform.channel}_${platform.firstCampaign + index}`

export const GOOGLE: AdPlatform = {
  source: 'google_ads',
  channel: 'paid_search',
  firstCampaign: 1,
  campaigns: [
    'Brand',
    'File Sync',
    'Team Chat',
    'Data Hub',
    'Competitors',
    'Remote Work',
    'Compliance',
    'Integrations',
    'Backup',
    'Collaboration',
    'Analytics',
    'Small Business',
  ],
  groups: ['Core', 'Long Tail'],
  adsPerGroup: 2,
  keywordsPerGroup: 4,
  devices: [
    { name: 'DESKTOP', share: 0.7 },
    { name: 'MOBILE', share: 0.3 },
  ],
  costPerClick: 6,
  clickRate: 0.045,
}

export const META: AdPlatform = {
  source: 'meta_ads',
  channel: 'paid_social',
  firstCampaign: 1,
  campaigns: ['Lookalike', 'Retargeting', 'Interests', 'Webinar', 'Free Trial'],
  groups: ['Feed', 'Stories'],
  adsPerGroup: 2,
  keywordsPerGroup: 0,
  devices: [{ name: 'ALL', share: 1 }],
  costPerClick: 2.8,
  clickRate: 0.011,
}

export const LINKEDIN: AdPlatform = {
  source: 'linkedin_ads',
  channel: 'paid_social',
  firstCampaign: 6,
  campaigns: ['IT Leaders', 'Operations', 'Founders'],
  groups: ['Sponsored Content'],
  adsPerGroup: 3,
  keywordsPerGroup: 0,
  devices: [{ name: 'ALL', share: 1 }],
  costPerClick: 9,
  clickRate: 0.006,
}
