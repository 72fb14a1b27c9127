import { CURRENCIES, type Currency, minorUnitExponent } from '../billing/catalog.ts'
import { type Day, dayOf, firstOfMonth } from '../clock/day.ts'
import type { SimulatedPeriod } from '../clock/simulated-period.ts'
import type { Account } from '../company/account.ts'
import { truthMrrMonth, truthMrrMovement } from '../schemas/truth.ts'
import type { TruthLog } from '../truth/truth-log.ts'
import { movementsBetween, revaluations } from './movements.ts'
import { recordBilling } from './record-billing.ts'
import { type LocalRow, localRows, ONE, type Position, takePosition } from './position.ts'
import { changeDays, subscriptionMrr } from './subscription-state.ts'

export interface LedgerContext {
  readonly period: SimulatedPeriod
  /** By `reportingRates`. */
  readonly rates: ReadonlyMap<Currency, readonly bigint[]>
}

const REPORTING: Currency = 'USD'

/** Cents in a minor unit at a rate of one: a yen is a hundred times as much as a cent. */
const SCALE = Object.fromEntries(
  CURRENCIES.map((currency) => [
    currency,
    10n ** BigInt(minorUnitExponent[REPORTING] - minorUnitExponent[currency]),
  ]),
) as Readonly<Record<Currency, bigint>>

/**
 * Cents of the reporting currency for a minor unit of each other currency, in millionths, on each day of the
 * period; from the rates in force on each day.
 */
export const reportingRates = (
  rates: ReadonlyMap<Currency, readonly bigint[]>,
): ReadonlyMap<Currency, readonly bigint[]> =>
  new Map([...rates].map(([currency, daily]) => [currency, daily.map((rate) => rate * SCALE[currency])]))

const rateOn = ({ period, rates }: LedgerContext, currency: Currency, day: Day): bigint =>
  currency === REPORTING ? ONE : (rates.get(currency)?.[day - period.startDay] ?? ONE * SCALE[currency])

const recordMonth = (
  truth: TruthLog,
  companyId: string,
  entry: { readonly month: Day; readonly position: Position },
): void => {
  for (const currency of new Set(entry.position.map((row) => row.currency))) {
    const rows = entry.position.filter((row) => row.currency === currency)
    truth.add(truthMrrMonth, {
      company_id: companyId,
      month: entry.month,
      currency,
      mrr_minor: rows.reduce((sum, row) => sum + row.minor, 0n),
      mrr_reporting_cents: rows.reduce((sum, row) => sum + row.cents, 0n),
    })
  }
}

const ratesMoved = (context: LedgerContext, position: Position, day: Day): boolean =>
  position.some((row) => row.rate !== rateOn(context, row.currency, day))

/** The reference ledger: every day of one company, written without looking at any extract. */
export const recordLedger = (truth: TruthLog, account: Account, context: LedgerContext): void => {
  const { subscriptions, signedUpAt } = account.history
  if (subscriptions.length === 0) return
  recordBilling(truth, account)
  const { period } = context
  const companyId = account.company.companyId
  const days = changeDays(subscriptions)
  let local: readonly LocalRow[] = []
  let position: Position = []
  let everPaid = false
  const firstDay = Math.max(period.startDay, dayOf(signedUpAt) - 1)
  let month = firstOfMonth(firstDay)
  let nextMonth = firstOfMonth(month + 31)
  for (let day = firstDay; day <= period.endDay; day++) {
    const hasChange = days.has(day)
    if (hasChange)
      local = localRows(subscriptions.flatMap((subscription) => subscriptionMrr(subscription, day)))
    if (hasChange || ratesMoved(context, position, day)) {
      const rateOf = (currency: Currency): bigint => rateOn(context, currency, day)
      const after = takePosition(local, rateOf)
      const step = { before: position, after, everPaid, reportingCurrency: REPORTING, rateOf }
      for (const movement of hasChange ? movementsBetween(step) : revaluations(position, after)) {
        truth.add(truthMrrMovement, {
          company_id: companyId,
          date: day,
          category: movement.category,
          product: movement.productId,
          currency: movement.currency,
          amount_minor: movement.minor,
          amount_reporting_cents: movement.cents,
        })
      }
      position = after
      everPaid = everPaid || after.length > 0
    }
    if (day === period.endDay || day + 1 === nextMonth) recordMonth(truth, companyId, { month, position })
    if (day + 1 === nextMonth) {
      month = nextMonth
      nextMonth = firstOfMonth(month + 31)
    }
  }
}
