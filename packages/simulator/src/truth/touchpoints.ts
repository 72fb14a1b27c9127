import { DAY, type Instant, MINUTE } from '../clock/day.ts'
import type { Company } from '../company/company.ts'
import { openStream } from '../random/stream.ts'

interface Touchpoint {
  readonly occurred_at: Instant
  readonly channel: string
  readonly campaign_id: string | null
  /** The one that brought the company. */
  readonly is_true_source: boolean
}

const CAMPAIGNS: Readonly<Record<string, number>> = { paid_search: 12, paid_social: 8, event: 5 }
const SECONDARY = ['organic', 'paid_search', 'email', 'direct'] as const

const campaignOf = (channel: string, number: number): string | null => {
  const campaigns = CAMPAIGNS[channel]
  return campaigns === undefined ? null : `cmp_${channel}_${(number % campaigns) + 1}`
}

/** A company and when it signed up; of an account it is all that marketing goes by. */
export interface SignUp {
  readonly company: Company
  readonly history: { readonly signedUpAt: Instant }
}

/** The contacts with marketing that led to signing up. */
export const touchpointsOf = (seed: number, { company, history }: SignUp): readonly Touchpoint[] => {
  if (company.kind === 'test') return []
  const draw = openStream(seed, 'touchpoints', company.uid)
  const count = draw.integer(1, company.segment === 'enterprise' ? 7 : 4)
  const source = draw.integer(0, count - 1)
  return Array.from({ length: count }, (_, index) => {
    const channel = index === source ? company.channel : draw.pick(SECONDARY)
    const before = (count - index) * draw.integer(1, 9) * DAY + draw.integer(1, 900) * MINUTE + index
    return {
      occurred_at: history.signedUpAt - before,
      channel,
      campaign_id: campaignOf(channel, draw.integer(0, 99)),
      is_true_source: index === source,
    }
  })
}
