import type { MrrPeriod, Retention, Revenue } from '../brief/revenue.ts'
import { month } from '../format/dates.ts'
import { money } from '../format/money.ts'
import { count, percent } from '../format/numbers.ts'

/** "MRR rose $12.3k to $1.24M in Oct 2020". */
export function periodSentence(period: MrrPeriod, currency: string): string {
  const moved = period.endingCents - period.startingCents
  const when =
    period.from === period.to ? `in ${month(period.to)}` : `from ${month(period.from)} to ${month(period.to)}`
  if (moved === 0) return `MRR stayed at ${money(period.endingCents, currency)} ${when}`
  const verb = moved > 0 ? 'rose' : 'fell'
  return `MRR ${verb} ${money(Math.abs(moved), currency)} to ${money(period.endingCents, currency)} ${when}`
}

/** "Left out of MRR, in revenue_exceptions: 2 × unknown price, 1 × negative quantity."; empty when nothing is. */
export function exceptionsSentence({ exceptions }: Revenue): string {
  if (exceptions.length === 0) return ''
  const parts = exceptions.map(
    ({ reason, count: records }) => `${count(records)} × ${reason.replaceAll('_', ' ')}`,
  )
  return `Left out of MRR, in revenue_exceptions: ${parts.join(', ')}.`
}

/** "Existing customers kept 88.4% of their revenue, and 103.1% with expansion". */
export function retentionSentence(retention: Retention): string {
  const { nrr, grr } = retention.total
  if (nrr.value === null || grr.value === null) return 'Twelve-month retention is not known yet'
  return `Customers of a year ago kept ${percent(grr.value)} of their revenue, ${percent(nrr.value)} with expansion`
}
