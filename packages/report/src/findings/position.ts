import type { Brief } from '../brief/brief.ts'
import type { Watchlist } from '../brief/watchlist.ts'
import { day } from '../format/dates.ts'
import { money } from '../format/money.ts'
import { count, counted } from '../format/numbers.ts'

/** The answer to the page's question: "7 accounts at risk, $48.2k ARR, 2 more than yesterday". */
export function positionSentence(brief: Brief): string {
  const { atRiskCustomers, atRiskArrCents } = brief.headline
  const customers = atRiskCustomers.value ?? customersAtRiskByBand(brief)
  if (customers === null) return 'Who is at risk cannot be said yet'
  const accounts = customers === 0 ? 'No account at risk' : `${counted(customers, 'account')} at risk`
  const arr =
    customers === 0 || atRiskArrCents.value === null
      ? []
      : [`${money(atRiskArrCents.value, brief.currency)} ARR`]
  return [accounts, ...arr, ...comparedWithYesterday(brief)].join(', ')
}

/** What the sentence leaves open: why a part is missing, or where the money and the dates lie. */
export function positionDetail(brief: Brief): string {
  const { atRiskCustomers, atRiskArrCents } = brief.headline
  if (atRiskCustomers.value === null || atRiskArrCents.value === null) {
    return atRiskCustomers.reason ?? atRiskArrCents.reason ?? ''
  }
  const entries = brief.watchlist.state === 'present' ? brief.watchlist.value.entries : []
  const renewing = entries.filter((entry) => entry.daysToRenewal !== null && entry.daysToRenewal <= 90)
  const [largest] = entries.toSorted(
    (left, right) => (right.arrCents.value ?? 0) - (left.arrCents.value ?? 0),
  )
  if (largest === undefined) return nextInLine(brief)
  const renewals = renewalSentence(renewing.length, entries.length)
  const when = largest.renewalDate === null ? '' : `, which renews on ${day(largest.renewalDate)}`
  return `${renewals}. The most revenue hangs on ${largest.name}: ${money(largest.arrCents.value, brief.currency)} ARR${when}.`
}

function renewalSentence(renewing: number, listed: number): string {
  const verb = renewing === 1 ? 'renews' : 'renew'
  if (listed === 1) return renewing === 1 ? 'It renews within 90 days' : 'It does not renew within 90 days'
  if (renewing === 0) return `None of the ${count(listed)} listed below renews within 90 days`
  if (renewing === listed) return `All ${count(listed)} listed below renew within 90 days`
  return `${count(renewing)} of the ${count(listed)} listed below ${verb} within 90 days`
}

/** Whom to look at when nobody is at risk. */
function nextInLine({ bands, currency }: Brief): string {
  const watched = bands.state === 'present' ? bands.value.counts.find((it) => it.band === 'watch') : undefined
  if (watched === undefined || watched.customers === 0) return ''
  const arr = watched.arrCents.value === null ? '' : ` with ${money(watched.arrCents.value, currency)} ARR`
  return `${counted(watched.customers, 'account')}${arr} ${watched.customers === 1 ? 'is' : 'are'} in the band watch, the next to look at.`
}

function customersAtRiskByBand(brief: Brief): number | null {
  if (brief.bands.state === 'missing') return null
  const atRisk = brief.bands.value.counts.filter((it) => it.band === 'critical' || it.band === 'at_risk')
  return atRisk.reduce((sum, it) => sum + it.customers, 0)
}

function comparedWithYesterday(brief: Brief): readonly string[] {
  const today = brief.headline.atRiskCustomers.value
  const before = brief.headline.atRiskCustomersPreviousDay.value
  if (today === null || before === null) return []
  if (today === before) return ['as many as yesterday']
  const difference = Math.abs(today - before)
  return [`${count(difference)} ${today > before ? 'more' : 'fewer'} than yesterday`]
}

export const nobodyAtRisk = 'No paying customer is in the bands at risk or critical.'

/** "The first 10 of 37 accounts to look at". */
export function watchlistSentence({ entries, total }: Watchlist): string {
  if (entries.length === 0) return 'Nobody is on the watchlist'
  return `The ${entries.length === total ? '' : `first ${count(entries.length)} of `}${counted(total, 'account')} to look at`
}
