import { financeFxRate } from '../schemas/finance.ts'
import type { Delivery } from '../writers/delivery.ts'
import { type FxRate, publishedAt } from './fx-rates.ts'

export const extractFinance = ({ log }: Delivery, rates: readonly FxRate[]): void => {
  for (const rate of rates) {
    const row = {
      date: rate.day,
      currency: rate.currency,
      rate_to_usd: (rate.rateMillionths / 1e6).toFixed(6),
    }
    log.add(financeFxRate, row, publishedAt(rate))
  }
}
