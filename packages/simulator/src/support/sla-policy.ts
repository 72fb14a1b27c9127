import type { Segment } from '../company/company.ts'
import { DAY, type Day, type Instant, MINUTE } from '../clock/day.ts'

export const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const
export const SLA_METRICS = ['first_reply_time', 'full_resolution_time'] as const

export type Priority = (typeof PRIORITIES)[number]
export type SlaMetric = (typeof SLA_METRICS)[number]

export interface SlaPolicy {
  readonly id: number
  readonly name: string
  /** Whether the metric's clock runs in business hours only. */
  readonly businessHours: Readonly<Record<SlaMetric, boolean>>
  /** Minutes at the start of the history. */
  readonly targets: Readonly<Record<SlaMetric, Readonly<Record<Priority, number>>>>
}

const STANDARD: SlaPolicy = {
  id: 360_001_001,
  name: 'Standard',
  businessHours: { first_reply_time: true, full_resolution_time: true },
  targets: {
    first_reply_time: { urgent: 60, high: 240, normal: 480, low: 960 },
    full_resolution_time: { urgent: 960, high: 1920, normal: 3600, low: 7200 },
  },
}

const PREMIUM: SlaPolicy = {
  id: 360_001_002,
  name: 'Premium',
  businessHours: { first_reply_time: false, full_resolution_time: true },
  targets: {
    first_reply_time: { urgent: 30, high: 120, normal: 360, low: 720 },
    full_resolution_time: { urgent: 720, high: 1440, normal: 2880, low: 5760 },
  },
}

export const POLICIES: readonly SlaPolicy[] = [STANDARD, PREMIUM]

export const policyFor = (segment: Segment): SlaPolicy => (segment === 'smb' ? STANDARD : PREMIUM)

/** The promises were tightened once, in the second year. */
const REVISION_DAY = 380
const REVISION_FACTOR = 0.8

export interface PolicyRevision {
  readonly validFrom: Instant
  readonly factor: number
}

export const policyRevisions = (startDay: Day): readonly PolicyRevision[] => [
  { validFrom: (startDay - 30) * DAY, factor: 1 },
  { validFrom: (startDay + REVISION_DAY) * DAY + 750 * MINUTE, factor: REVISION_FACTOR },
]

export interface TargetQuestion {
  readonly policy: SlaPolicy
  readonly metric: SlaMetric
  readonly priority: Priority
}

export const targetMinutes = (
  { policy, metric, priority }: TargetQuestion,
  revision: PolicyRevision,
): number => Math.round(policy.targets[metric][priority] * revision.factor)
