import { type ProductGrant, productGrants } from '../app/entitlements.ts'
import { PRODUCTS, TIERS } from '../billing/catalog.ts'
import { type Day, dayOf, daysInMonth, type Instant } from '../clock/day.ts'
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

const usageSpan = defineTable('simulator', 'usage_span', {
  key: ['account_no', 'from_day'],
  columns: {
    account_no: 'integer',
    account_id: 'varchar',
    utc_offset: 'integer',
    /** The chance, in millionths, that a user uses a product on a Tuesday. */
    activity: 'integer',
    /** Of a thousand uses, so many go to features of the next tier. */
    curiosity: 'integer',
    /** Seats of each product that are used. */
    seats_0: 'integer',
    seats_1: 'integer',
    seats_2: 'integer',
    /** Two bits per product: the rank of the tier held. */
    tiers: 'integer',
    from_day: 'integer',
    to_day: 'integer',
  },
})

export interface UsageInputs {
  readonly users: RowBuffer
  readonly spans: RowBuffer
}

export const createUsageInputs = (scratchDir: string): UsageInputs => ({
  users: createRowBuffer(usageUser, { dir: scratchDir, label: 'usage' }),
  spans: createRowBuffer(usageSpan, { dir: scratchDir, label: 'usage' }),
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

interface DatedGrant {
  readonly grant: ProductGrant
  readonly from: Day
  readonly to: Day
}

/** Stretches of a calendar month within which nothing but the weekday changes. */
const spansOf = (account: Account, period: SimulatedPeriod): readonly Row<typeof usageSpan>[] => {
  const { company, history } = account
  const grants = productGrants(history.subscriptions).map(
    (grant): DatedGrant => ({
      grant,
      from: dayOf(grant.at) + 1,
      to: grant.until === null ? period.endDay + 1 : dayOf(grant.until),
    }),
  )
  return history.months.flatMap((latent) => {
    const first = latent.month
    const end = Math.min(first + daysInMonth(first), period.endDay + 1)
    const held = grants.filter(({ from, to }) => from < end && to > first)
    const cuts = new Set(
      [first, end, ...held.flatMap(({ from, to }) => [from, to])].filter((day) => day >= first && day <= end),
    )
    const bounds = [...cuts].toSorted((left, right) => left - right)
    return bounds.slice(0, -1).flatMap((from_day, index): readonly Row<typeof usageSpan>[] => {
      const inForce = PRODUCTS.map((product) =>
        held.find(
          (entry) => entry.grant.product === product && entry.from <= from_day && entry.to > from_day,
        ),
      )
      if (inForce.every((entry) => entry === undefined)) return []
      const [seats_0, seats_1, seats_2] = inForce.map((entry) =>
        entry === undefined ? 0 : usedSeats(entry.grant.seats, latent.engagement),
      )
      return [
        {
          account_no: company.uid,
          account_id: company.appAccountId,
          utc_offset: company.country.utcOffset,
          activity: Math.round(Math.min(0.9, WORKDAY_ACTIVITY * latent.engagement) * 1e6),
          curiosity: latent.engagement > 0.78 ? 90 : 8,
          seats_0: seats_0 ?? 0,
          seats_1: seats_1 ?? 0,
          seats_2: seats_2 ?? 0,
          tiers: inForce.reduce(
            (bits, entry, place) =>
              bits | (Math.max(0, TIERS.indexOf(entry?.grant.tier ?? 'starter')) << (2 * place)),
            0,
          ),
          from_day,
          to_day: bounds[index + 1] ?? end,
        },
      ]
    })
  })
}

export const recordUsageInputs = (inputs: UsageInputs, account: Account, period: SimulatedPeriod): void => {
  if (!account.company.hasAppAccount) return
  for (const user of usersOf(account, period)) inputs.users.add(user)
  for (const span of spansOf(account, period)) inputs.spans.add(span)
}
