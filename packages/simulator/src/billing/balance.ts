import { type Day, dayOf, HOUR, type Instant, isWeekend, startOfDay } from '../clock/day.ts'
import { identifier } from '../random/identifier.ts'
import {
  stripeBalanceTransaction,
  stripeFee,
  stripePayout,
  stripePayoutBalanceTransaction,
  stripeTransfer,
} from '../schemas/stripe-payments.ts'
import type { Delivery } from '../writers/delivery.ts'
import { CURRENCIES, type Currency } from './catalog.ts'

const DAYS_UNTIL_AVAILABLE = 2

/** Nets that go to the bank, per business day and currency. */
export type PayoutTotals = Map<number, number>

interface BalanceEntry {
  /** Of the charge, refund or dispute. */
  readonly source: string
  readonly id: string
  readonly type: 'charge' | 'payment' | 'refund' | 'payment_refund' | 'adjustment'
  readonly description: string
  readonly currency: Currency
  /** Negative for what leaves the balance. */
  readonly amount: number
  readonly fee: number
  readonly at: Instant
}

const businessDayFrom = (day: Day): Day => {
  let next = day
  while (isWeekend(next)) next++
  return next
}

const payoutNumber = (day: Day, currency: Currency): number => day * 8 + CURRENCIES.indexOf(currency)

const payoutId = (seed: number, number: number): string =>
  identifier({ seed, prefix: 'po_', length: 14 }, number)

/** Two days later, at night, what has become available is paid out. */
const payoutMoment = (day: Day): Instant => startOfDay(day) + HOUR + 142_000

/** Books a movement of Atlas's balance, and its way into a payout. */
export const bookEntry = ({ seed, log, payouts }: Delivery, entry: BalanceEntry): void => {
  const { id, currency, amount, fee, at } = entry
  const net = amount - fee
  const day = businessDayFrom(dayOf(at) + DAYS_UNTIL_AVAILABLE)
  const number = payoutNumber(day, currency)
  payouts.set(number, (payouts.get(number) ?? 0) + net)
  const row = {
    id,
    source: entry.source,
    type: entry.type,
    status: 'pending',
    description: entry.description,
    currency: currency.toLowerCase(),
    amount,
    fee,
    net,
    available_on: startOfDay(day),
    created: at,
  }
  log.put(stripeBalanceTransaction, row, at)
  const payout_id = payoutId(seed, number)
  const paidAt = payoutMoment(day)
  log.put(stripeBalanceTransaction, { ...row, status: 'available', payout_id }, paidAt)
  log.add(stripePayoutBalanceTransaction, { payout_id, balance_transaction_id: id }, paidAt)
  if (fee > 0) {
    const part = { type: 'stripe_fee', description: 'Processing fee', currency: row.currency, amount: fee }
    log.add(stripeFee, { ...part, balance_transaction_id: id, index: 0 }, at)
  }
}

/** The payouts, once all movements are booked. A negative one is taken from the bank account. */
export const extractPayouts = ({ seed, log, payouts }: Delivery): void => {
  for (const [number, amount] of [...payouts].toSorted(([left], [right]) => left - right)) {
    const day = Math.floor(number / 8)
    const currency = CURRENCIES[number % 8]?.toLowerCase() ?? null
    const id = payoutId(seed, number)
    const balance_transaction_id = `txn_${id.slice(3)}`
    const destination = `ba_${currency}5xKq0Atlas`
    const created = payoutMoment(day)
    const arrival = startOfDay(businessDayFrom(day + 1))
    const shared = {
      description: 'STRIPE PAYOUT',
      currency,
      amount,
      source_type: 'card',
      livemode: true,
      created,
    }
    const payout = {
      ...shared,
      id,
      balance_transaction_id,
      destination_bank_account_id: destination,
      type: 'bank_account',
      method: 'standard',
      automatic: true,
      metadata: '{}',
      arrival_date: arrival,
    }
    log.put(stripePayout, { ...payout, status: 'in_transit' }, created)
    log.put(stripePayout, { ...payout, status: 'paid' }, arrival + 9 * HOUR)
    const transfer = { ...shared, id, balance_transaction_id, destination, metadata: '{}' }
    log.add(stripeTransfer, { ...transfer, amount_reversed: 0, reversed: false }, created)
    log.add(
      stripeBalanceTransaction,
      {
        id: balance_transaction_id,
        source: id,
        type: 'payout',
        status: 'available',
        description: shared.description,
        currency,
        amount: -amount,
        fee: 0,
        net: -amount,
        available_on: arrival,
        created,
      },
      created,
    )
  }
  log.settle()
}
