import type { Day, Instant } from '../clock/day.ts'
import { hashKey, mix32 } from '../random/hash.ts'
import type { AdCampaign, AdGroup } from './ad-campaigns.ts'
import type { AdDemand, KnownClick } from './ad-demand.ts'
import type { AdPlatform } from './ad-platform.ts'

export interface Performance {
  readonly clicks: number
  readonly impressions: number
  readonly costMicros: number
  /** When those who clicked signed up. */
  readonly conversions: readonly Instant[]
}

/** One group on one kind of device on one day; its clicks are numbered and cost the same. */
export interface GroupDay extends Performance {
  readonly day: Day
  readonly campaign: AdCampaign
  readonly group: AdGroup
  readonly device: string
  readonly hash: number
  /** The first clicks are the known ones. */
  readonly known: readonly KnownClick[]
}

const fraction = (hash: number): number => mix32(hash) / 4294967296

const CENT = 10_000

interface Spot {
  readonly day: Day
  readonly campaign: AdCampaign
  readonly group: AdGroup
  readonly device: AdPlatform['devices'][number]
}

const conversionsOf = (known: readonly KnownClick[]): readonly Instant[] =>
  known.flatMap((click) => (click.convertedAt === undefined ? [] : [click.convertedAt]))

const groupDay = (
  platform: AdPlatform,
  spot: Spot,
  day: { readonly hash: number; readonly budget: number; readonly known: readonly KnownClick[] },
): GroupDay => {
  const { hash, known } = day
  const priceFactor = 0.75 + 0.5 * fraction(hash ^ 1)
  const clickMicros = Math.round(platform.costPerClick * priceFactor * 100) * CENT
  const affordable = (day.budget * spot.group.share * spot.device.share * 1e6) / clickMicros
  const clicks = known.length + Math.floor(Math.max(0, affordable - known.length) + fraction(hash ^ 2))
  const rate = platform.clickRate * (0.7 + 0.6 * fraction(hash ^ 3))
  return {
    day: spot.day,
    campaign: spot.campaign,
    group: spot.group,
    device: spot.device.name,
    hash,
    known,
    clicks,
    impressions: Math.ceil((clicks + 0.4 * fraction(hash ^ 4)) / rate),
    costMicros: clicks * clickMicros,
    conversions: conversionsOf(known),
  }
}

/** What a platform's groups did on a day on which money was spent. */
export const dayPerformance = (
  seed: number,
  running: {
    readonly platform: AdPlatform
    readonly campaigns: readonly AdCampaign[]
    readonly demand: AdDemand
  },
  day: Day,
): readonly GroupDay[] => {
  const { platform, campaigns, demand } = running
  const clicks = demand.clicks.get(day) ?? []
  const budget = demand.budget.get(day) ?? 0
  if (clicks.length === 0 && budget === 0) return []
  return campaigns.flatMap((campaign) => {
    const visits = clicks.filter((click) => click.utm === campaign.utm)
    return campaign.groups.flatMap((group, groupIndex) =>
      platform.devices.map((device, deviceIndex) => {
        const place = groupIndex * platform.devices.length + deviceIndex
        const places = campaign.groups.length * platform.devices.length
        const known = visits.filter((click) => click.hash % places === place)
        const hash = hashKey([seed, platform.source, group.number, deviceIndex, day])
        return groupDay(platform, { day, campaign, group, device }, { hash, budget, known })
      }),
    )
  })
}

/** Impressions of a day that it takes for one more part to be shown on it. */
const IMPRESSIONS_PER_PART = 40

/** Impressions without a click; with little money only some of the parts are shown on a day. */
const splitImpressions = (whole: GroupDay, parts: number, purpose: number): readonly number[] => {
  const unclicked = whole.impressions - whole.clicks
  const shown = Math.min(parts, 1 + Math.floor(unclicked / IMPRESSIONS_PER_PART))
  const first = mix32(whole.hash ^ purpose) % Math.max(1, parts)
  const seen = Array.from({ length: parts }, () => 0)
  let left = unclicked
  for (let place = 1; place < shown; place++) {
    const part = (first + place) % parts
    const share = Math.floor((unclicked / shown) * (0.6 + 0.4 * fraction(whole.hash ^ (purpose + part))))
    seen[part] = share
    left -= share
  }
  if (parts > 0) seen[first] = left
  return seen
}

/** Divides a group's day among its ads or its keywords; the parts sum to the whole. */
export const splitGroupDay = (whole: GroupDay, parts: number, purpose: number): readonly Performance[] => {
  const clicks = Array.from({ length: parts }, () => 0)
  const known = Array.from({ length: parts }, (): KnownClick[] => [])
  for (let click = 0; click < whole.clicks; click++) {
    const part = mix32(mix32(whole.hash + click) ^ purpose) % parts
    clicks[part] = (clicks[part] ?? 0) + 1
    const visit = whole.known[click]
    if (visit !== undefined) known[part]?.push(visit)
  }
  const seen = splitImpressions(whole, parts, purpose)
  return clicks.map((count, part) => ({
    clicks: count,
    impressions: count + (seen[part] ?? 0),
    costMicros: whole.clicks === 0 ? 0 : (whole.costMicros / whole.clicks) * count,
    conversions: conversionsOf(known[part] ?? []),
  }))
}

export const sumPerformance = (parts: readonly Performance[]): Performance => ({
  clicks: parts.reduce((sum, part) => sum + part.clicks, 0),
  impressions: parts.reduce((sum, part) => sum + part.impressions, 0),
  costMicros: parts.reduce((sum, part) => sum + part.costMicros, 0),
  conversions: parts.flatMap((part) => part.conversions),
})
