import { DAY, type Day, type Instant } from '../clock/day.ts'
import type { FurtherSource } from '../further-sources.ts'
import type { TableSchema } from '../schemas/table.ts'
import type { Delivery } from '../writers/delivery.ts'
import { type AdCampaign, campaignsOf } from './ad-campaigns.ts'
import { adDemand } from './ad-demand.ts'
import { dayPerformance, type GroupDay } from './ad-performance.ts'
import type { AdPlatform } from './ad-platform.ts'

/** Advertising begins before the first company signs up. */
const DAYS_BEFORE_LAUNCH = 120

interface AdVendor {
  readonly platform: AdPlatform
  readonly tables: readonly TableSchema[]
  readonly expectedRows: FurtherSource['expectedRows']
  extractSetup(delivery: Delivery, campaigns: readonly AdCampaign[], createdAt: Instant): void
  extractDay(delivery: Delivery, day: Day, groupDays: readonly GroupDay[]): void
}

/** An advertising platform knows visitors only as numbers. */
export const adSource = (vendor: AdVendor): FurtherSource => ({
  name: vendor.platform.source,
  tables: vendor.tables,
  expectedRows: vendor.expectedRows,
  identityTables: [],
  companyIds: () => [],
  personIds: () => [],
  extractSetup: ({ delivery, signUps }) => {
    const { seed, period } = delivery
    const { platform } = vendor
    const firstDay = period.startDay - DAYS_BEFORE_LAUNCH
    const campaigns = campaignsOf(seed, platform)
    const running = { platform, campaigns, demand: adDemand(seed, platform, signUps) }
    vendor.extractSetup(delivery, campaigns, firstDay * DAY)
    for (let day = firstDay; day <= period.endDay; day++) {
      vendor.extractDay(delivery, day, dayPerformance(seed, running, day))
    }
  },
  extractAccount: () => undefined,
})
