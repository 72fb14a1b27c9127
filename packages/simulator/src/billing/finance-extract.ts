import { calendarDate, DAY, HOUR } from '../clock/day.ts'
import { financeFxRate, financeHoliday } from '../schemas/finance.ts'
import type { Delivery } from '../writers/delivery.ts'
import { type FxRate, publishedAt } from './fx-rates.ts'
import { publicHolidays } from './public-holidays.ts'

const extractRates = ({ log }: Delivery, rates: readonly FxRate[]): void => {
  for (const rate of rates) {
    const row = {
      date: rate.day,
      currency: rate.currency,
      rate_to_usd: (rate.rateMillionths / 1e6).toFixed(6),
    }
    log.add(financeFxRate, row, publishedAt(rate))
  }
}

/** The calendar of a year is published in November before. */
const extractHolidays = ({ log, period }: Delivery): void => {
  const earliest = (period.startDay - 45) * DAY + 9 * HOUR
  const firstYear = calendarDate(period.startDay).year - 1
  const lastYear = calendarDate(period.endDay).year + 1
  for (let year = firstYear; year <= lastYear; year++) {
    const publishedOn = Math.max(earliest, Date.UTC(year - 1, 10, 3, 10))
    for (const { country, day, name } of publicHolidays(year)) {
      log.add(financeHoliday, { country, date: day, name }, publishedOn)
    }
  }
}

export const extractFinance = (delivery: Delivery, rates: readonly FxRate[]): void => {
  extractRates(delivery, rates)
  extractHolidays(delivery)
}
