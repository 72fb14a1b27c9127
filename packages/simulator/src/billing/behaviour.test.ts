import { beforeAll, describe, expect, it } from 'vitest'
import { DAY } from '../clock/day.ts'
import { LIVED_PERIOD, livedHistories } from '../testing/lived-histories.ts'
import type { AccountHistory } from './account-history.ts'
import type { Subscription, SubscriptionStatus } from './contract.ts'
import { amountDue, amountKept, type Invoice } from './invoice.ts'
import { revisionAt } from './price-plans.ts'
import { priceById } from './prices.ts'

let histories: readonly AccountHistory[]
let invoices: readonly Invoice[]
let subscriptions: readonly Subscription[]
beforeAll(() => {
  histories = livedHistories()
  invoices = histories.flatMap((history) => history.invoices)
  subscriptions = histories.flatMap((history) => history.subscriptions)
})

const share = <T>(entries: readonly T[], condition: (entry: T) => boolean): number =>
  entries.filter(condition).length / entries.length

const paid = (): readonly Invoice[] =>
  invoices.filter(({ outcome, total }) => outcome?.status === 'paid' && total > 0)

const statusesOf = ({ versions }: Subscription): readonly SubscriptionStatus[] =>
  versions.map(({ status }) => status)

const passed = (statuses: readonly SubscriptionStatus[]): number =>
  subscriptions.filter((subscription) => {
    const path = statusesOf(subscription).filter((status, index, all) => status !== all[index - 1])
    return path.join(' ').includes(statuses.join(' '))
  }).length

describe('what is sold', () => {
  it('has every kind of price, and every coupon', () => {
    const held = new Set(
      subscriptions.flatMap(({ items }) => items.map((item) => item.versions[0]?.priceId ?? '')),
    )
    const kinds = new Set([...held].map((id) => priceById(id).scheme.kind))
    expect([...kinds].toSorted()).toEqual(['graduated', 'package', 'per_unit', 'volume'])
    const coupons = subscriptions.flatMap(({ discounts }) =>
      discounts.map(
        ({ coupon }) => `${coupon.duration} ${coupon.percentOffBasisPoints === null ? 'amount' : 'percent'}`,
      ),
    )
    expect([...new Set(coupons)].toSorted()).toEqual([
      'forever amount',
      'forever percent',
      'once amount',
      'once percent',
      'repeating amount',
      'repeating percent',
    ])
  })

  it('moves from replaced prices to the revised ones once they are there, when it renews', () => {
    const migrated = subscriptions.flatMap(({ items, versions }) =>
      items.flatMap((item) =>
        item.versions.slice(1).flatMap(({ at, priceId }, index) => {
          const before = priceById(item.versions[index]?.priceId ?? priceId)
          const isMove = priceById(priceId).plan === 'revised' && before.plan === 'standard'
          return isMove && before.tier === priceById(priceId).tier
            ? [{ at, renewed: versions.some((version) => version.periodStart === at) }]
            : []
        }),
      ),
    )
    expect(migrated.length).toBeGreaterThan(20)
    expect(migrated.filter(({ at, renewed }) => at < revisionAt(LIVED_PERIOD) || !renewed)).toEqual([])
  })
})

describe('what is billed', () => {
  it('never takes more off than there is, nor charges what is negative', () => {
    expect(invoices.filter(({ total, tax }) => total < 0 || tax < 0)).toEqual([])
    expect(invoices.filter((invoice) => amountDue(invoice, LIVED_PERIOD.endsAt) < 0)).toEqual([])
  })

  it('bills additions to long contracts at once', () => {
    const updates = invoices.filter(({ reason }) => reason === 'subscription_update')
    expect(updates.length).toBeGreaterThan(100)
    expect(updates.filter(({ lines }) => lines.some(({ isProration }) => !isProration))).toEqual([])
  })

  it('bills use after the end of the service', () => {
    const last = invoices.filter(({ isFinal }) => isFinal)
    expect(last.length).toBeGreaterThan(3)
    expect(
      last.filter(({ subscription, createdAt }) => subscription.versions.at(-1)?.endedAt !== createdAt),
    ).toEqual([])
    expect(last.filter(({ outcome }) => outcome !== undefined && outcome.status !== 'paid')).toEqual([])
  })
})

describe('what is paid', () => {
  it('fails now and then, and is mostly recovered', () => {
    const charged = invoices.filter(
      ({ subscription, attempts }) => !subscription.sendsInvoices && attempts.length > 0,
    )
    const failed = charged.filter(({ attempts }) => attempts[0]?.succeeded === false)
    expect(failed.length / charged.length).toBeGreaterThan(0.015)
    expect(failed.length / charged.length).toBeLessThan(0.1)
    const recovered = share(failed, ({ outcome }) => outcome?.status === 'paid')
    expect(recovered).toBeGreaterThan(0.6)
    expect(recovered).toBeLessThan(0.95)
  })

  it('ends dunning in every way: paid, suspended and back, or the end', () => {
    expect(passed(['past_due', 'active'])).toBeGreaterThan(50)
    expect(passed(['past_due', 'unpaid', 'active'])).toBeGreaterThan(0)
    expect(passed(['past_due', 'unpaid', 'canceled'])).toBeGreaterThan(0)
    expect(passed(['past_due', 'canceled'])).toBeGreaterThan(5)
    expect(passed(['active', 'paused', 'active'])).toBeGreaterThan(3)
    expect(passed(['incomplete', 'active'])).toBeGreaterThan(10)
    expect(passed(['incomplete', 'incomplete_expired'])).toBeGreaterThan(10)
    expect(passed(['trialing', 'active'])).toBeGreaterThan(100)
    expect(passed(['trialing', 'canceled'])).toBeGreaterThan(30)
  })

  it('comes late from some who pay by transfer', () => {
    const transfers = paid().filter(({ dueAt }) => dueAt !== null)
    const late = share(transfers, ({ dueAt, outcome }) => (outcome?.at ?? 0) > (dueAt ?? 0))
    expect(late).toBeGreaterThan(0.05)
    expect(late).toBeLessThan(0.2)
  })

  it('is given back in one to four per cent of the cases, and never more than was paid', () => {
    const refunded = share(paid(), ({ refunds }) => refunds.length > 0)
    expect(refunded).toBeGreaterThan(0.01)
    expect(refunded).toBeLessThan(0.04)
    expect(paid().filter((invoice) => amountKept(invoice) < 0)).toEqual([])
    expect(paid().some(({ creditNotes }) => creditNotes.some(({ refund }) => refund !== undefined))).toBe(
      true,
    )
    expect(paid().some(({ creditNotes }) => creditNotes.some(({ refund }) => refund === undefined))).toBe(
      true,
    )
  })

  it('is disputed in less than one per cent of the cases', () => {
    const cards = paid().filter(({ subscription }) => !subscription.sendsInvoices)
    const disputed = cards.filter(({ dispute }) => dispute !== undefined)
    expect(disputed.length / cards.length).toBeGreaterThan(0.001)
    expect(disputed.length / cards.length).toBeLessThan(0.007)
    expect(disputed.filter(({ refunds }) => refunds.length > 0)).toEqual([])
    const ends = new Set(disputed.map(({ dispute }) => dispute?.outcome?.status))
    expect(ends.has('won') && ends.has('lost')).toBe(true)
  })

  it('is given back for the rest of a long contract that ends at once', () => {
    const ended = paid().filter(({ subscription, creditNotes }) => {
      const last = subscription.versions.at(-1)
      if (last === undefined || last.endedAt === null || last.endedAt >= last.periodEnd) return false
      const isLong = last.periodEnd - last.periodStart > 100 * DAY
      return isLong && creditNotes.some(({ at, refund }) => refund !== undefined && at === last.endedAt)
    })
    expect(ended.length).toBeGreaterThan(2)
  })
})
