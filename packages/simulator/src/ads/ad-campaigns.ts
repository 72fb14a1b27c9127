import { hashKey } from '../random/hash.ts'
import { type AdPlatform, utmCampaign } from './ad-platform.ts'

interface Ad {
  readonly id: number
  readonly creativeId: number
  readonly name: string
}

interface Keyword {
  readonly id: number
  readonly text: string
  readonly matchType: 'BROAD' | 'PHRASE' | 'EXACT'
}

export interface AdGroup {
  /** Distinct within the platform. */
  readonly number: number
  readonly id: number
  readonly name: string
  /** Its part of the platform's budget; all parts sum to 1. */
  readonly share: number
  readonly ads: readonly Ad[]
  readonly keywords: readonly Keyword[]
}

export interface AdCampaign {
  readonly id: number
  readonly name: string
  readonly utm: string
  readonly groups: readonly AdGroup[]
}

const ID_STEP = 7_000_003

/** Distinct numbers of one kind give distinct ids below 2^53. */
export const vendorId = (key: { readonly seed: number; readonly kind: string }, number: number): number =>
  6_200_000_000 + number * ID_STEP + (hashKey([key.seed, key.kind, number]) % ID_STEP)

const between = (hash: number, low: number, high: number): number => low + (high - low) * (hash / 4294967296)

const KEYWORD_ENDINGS = [
  'software',
  'for teams',
  'pricing',
  'alternative',
  'tool',
  'platform',
  'free trial',
  'app',
]
const MATCH_TYPES = ['BROAD', 'PHRASE', 'EXACT'] as const

const keywordsOf = (
  seed: number,
  platform: AdPlatform,
  place: { readonly campaign: string; readonly group: number },
): readonly Keyword[] =>
  Array.from({ length: platform.keywordsPerGroup }, (_, index) => {
    const ending = KEYWORD_ENDINGS[((place.group % 2) * 4 + index) % KEYWORD_ENDINGS.length] ?? 'software'
    return {
      id: vendorId(
        { seed, kind: `${platform.source}-keyword` },
        place.group * platform.keywordsPerGroup + index,
      ),
      text: `${place.campaign.toLowerCase()} ${ending}`,
      matchType: MATCH_TYPES[index % MATCH_TYPES.length] ?? 'BROAD',
    }
  })

/** What a platform runs throughout: campaigns, their groups, and the ads in these. */
export const campaignsOf = (seed: number, platform: AdPlatform): readonly AdCampaign[] => {
  const { source, groups, adsPerGroup } = platform
  const weights = platform.campaigns.map((_, campaign) =>
    groups.map((__, group) => between(hashKey([seed, source, 'share', campaign, group]), 0.5, 1.5)),
  )
  const total = weights.flat().reduce((sum, weight) => sum + weight, 0)
  return platform.campaigns.map((name, campaign) => ({
    id: vendorId({ seed, kind: `${source}-campaign` }, campaign),
    name: `Atlas | ${name}`,
    utm: utmCampaign(platform, campaign),
    groups: groups.map((groupName, index) => {
      const number = campaign * groups.length + index
      return {
        number,
        id: vendorId({ seed, kind: `${source}-group` }, number),
        name: `${name} - ${groupName}`,
        share: (weights[campaign]?.[index] ?? 0) / total,
        ads: Array.from({ length: adsPerGroup }, (_, ad) => ({
          id: vendorId({ seed, kind: `${source}-ad` }, number * adsPerGroup + ad),
          creativeId: vendorId({ seed, kind: `${source}-creative` }, number * adsPerGroup + ad),
          name: `${name} ${groupName} v${ad + 1}`,
        })),
        keywords: keywordsOf(seed, platform, { campaign: name, group: number }),
      }
    }),
  }))
}

/** Where a click on the ad leads. */
export const landingPage = (platform: AdPlatform, campaign: AdCampaign, adId: number): string => {
  const medium = platform.channel === 'paid_search' ? 'cpc' : 'paid_social'
  const origin = platform.source.replace('_ads', '')
  return `https://www.atlas-platform.io/signup?utm_source=${origin}&utm_medium=${medium}&utm_campaign=${campaign.utm}&utm_content=${adId}`
}
