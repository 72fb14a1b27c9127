import type { Currency } from './catalog.ts'
import type { Subscription } from './contract.ts'

/** Thousandths of the amount, and minor units on top. */
const CARD_FEE: Readonly<Record<Currency, readonly [share: number, fixed: number]>> = {
  USD: [29, 30],
  EUR: [15, 25],
  GBP: [15, 20],
  JPY: [36, 0],
}
const TRANSFER_FEE_SHARE = 5
const TRANSFER_FEE_LIMIT = 500

/** What the processor keeps of a payment. */
export const processingFee = ({ sendsInvoices, currency }: Subscription, amount: number): number => {
  if (sendsInvoices) return Math.min(TRANSFER_FEE_LIMIT, Math.round((amount * TRANSFER_FEE_SHARE) / 1000))
  const [share, fixed] = CARD_FEE[currency]
  return Math.min(amount, Math.round((amount * share) / 1000) + fixed)
}
