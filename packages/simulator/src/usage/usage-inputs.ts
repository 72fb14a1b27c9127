import { productGrants } from '../app/entitlements.ts'
import { type Product, PRODUCTS, TIERS } from '../billing/catalog.ts'
import { dayOf, daysInMonth, type Instant } from '../clock/day.ts'
import type { SimulatedPeriod } from '../clock/simulated-period.ts'
import type { Account } from '../company/account.ts'
import type { Person } from '../company/people.ts'
import { mix32 } from '../random/hash.ts'
import { defineTable, type Row } from '../schemas/table.ts'
import { createRowBuffer, type RowBuffer } from '../writers/row-buffer.ts'

/** Inputs of the set-based event generator; integers only, so that every machine computes the same. */
const usageUser = defineTable('simulator', 'usage_user', {
  key: ['user_id'],
  columns: {
    account_no: 'integer',
    user_id: 'varchar',
    user_hash: 'bigint',
    /** Slots are seats taken in the order of arrival and given back on leaving. */
    slot: 'integer',
    /** Per mille of the account's activity. */
    diligence: 'integer',
    from_day: 'integer',
    to_day: 'integer',
  },
})

const usageSegment = defineTable('simulator', 'usage_segment', {
  key: ['account_no', 'product', 'from_day'],
  columns: {
    account_no: 'integer',
    account_id: 'varchar',
    product: 'varchar',
    product_no: 'integer',
    /** Features of the tier held; one more per mille in `curiosity` goes to the next tier's. */
    tier_rank: 'integer',
    curiosity: 'integer',
    /** The chance, in millionths, that a user is active on a Tuesday. */
    activity: 'integer',
    seats: 'integer',
    utc_offset: 'integer',
    from_day: 'integer',
    to_day: 'integer',
  },
})

export interface UsageInputs {
  readonly users: RowBuffer
  readonly segments: RowBuffer
}

export const createUsageInputs = (): UsageInputs => ({
  users: createRowBuffer(usageUser),
  segments: createRowBuffer(usageSegment),
})

const WORKDAY_ACTIVITY = 0.4

/** A company loses users as it loses interest; the first two stay, so that nobody pays for what nobody uses. */
const usedSeats = (seats: number, engagement: number): number =>
  Math.min(seats, Math.max(2, Math.round(seats * (0.12 + 1.2 * engagement))))

const takeSlot = (freeFrom: Instant[], person: Person): number => {
  const free = freeFrom.findIndex((instant) => instant <= person.joinedAt)
  const slot = free === -1 ? freeFrom.length : free
  freeFrom[slot] = person.leftAt ?? Number.POSITIVE_INFINITY
  return slot
}

const usersOf = (account: Account, period: SimulatedPeriod): readonly Row<typeof usageUser>[] => {
  const freeFrom: Instant[] = []
  return account.people
    .toSorted((left, right) => left.joinedAt - right.joinedAt || left.uid - right.uid)
    .map((person) => {
      const hash = mix32(person.uid ^ 0x2545f491)
      return {
        account_no: account.company.uid,
        user_id: person.userId,
        user_hash: hash,
        slot: takeSlot(freeFrom, person),
        diligence: 500 + (hash % 1001),
        from_day: dayOf(person.joinedAt) + 1,
        to_day: person.leftAt === null ? period.endDay + 1 : dayOf(person.leftAt),
      }
    })
}

/** One stretch per product, grant and calendar month: within it nothing but the weekday changes. */
const segmentsOf = (account: Account, period: SimulatedPeriod): readonly Row<typeof usageSegment>[] => {
  const { company, history } = account
  return productGrants(history.subscriptions).flatMap((grant) =>
    history.months.flatMap((latent): readonly Row<typeof usageSegment>[] => {
      const from = Math.max(latent.month, dayOf(grant.at) + 1)
      const until = grant.until === null ? period.endDay + 1 : dayOf(grant.until)
      const to = Math.min(latent.month + daysInMonth(latent.month), until, period.endDay + 1)
      if (from >= to) return []
      return [
        {
          account_no: company.uid,
          account_id: company.appAccountId,
          product: grant.product,
          product_no: PRODUCTS.indexOf(grant.product satisfies Product),
          tier_rank: TIERS.indexOf(grant.tier),
          curiosity: latent.engagement > 0.78 ? 90 : 8,
          activity: Math.round(Math.min(0.9, WORKDAY_ACTIVITY * latent.engagement) * 1e6),
          seats: usedSeats(grant.seats, latent.engagement),
          utc_offset: company.country.utcOffset,
          from_day: from,
          to_day: to,
        },
      ]
    }),
  )
}

export const recordUsageInputs = (inputs: UsageInputs, account: Account, period: SimulatedPeriod): void => {
  if (!account.company.hasAppAccount) return
  for (const user of usersOf(account, period)) inputs.users.add(user)
  for (const segment of segmentsOf(account, period)) inputs.segments.add(segment)
}
