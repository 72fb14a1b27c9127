import type { Style } from '../terminal/style.ts'
import { renderTable } from '../terminal/table.ts'
import type { ExplainedItem, MrrExplanation, SourceRow } from './mrr-explanation.ts'

/** From the figure to the products, from each product to its price, and from there to the rows of billing. */
export function renderMrr(explanation: MrrExplanation, style: Style): string {
  const { customer, date, reportingCurrency, mrrCents, ledger, items, movements } = explanation
  const parts = [
    `${style.bold(`MRR of ${customer.name} on ${date}: ${amount(mrrCents, reportingCurrency)}`)}  ${style.quiet(customer.customerId)}\n`,
  ]
  if (ledger.length > 0) {
    parts.push(
      renderTable(
        [
          { title: 'product', align: 'left' },
          { title: 'a month', align: 'right' },
          { title: 'rate', align: 'right' },
          { title: reportingCurrency, align: 'right' },
        ],
        ledger.map((row) => [
          row.product,
          amount(row.mrrMinor, row.currency),
          row.rate,
          amount(row.mrrCents, reportingCurrency),
        ]),
        style,
      ),
    )
  }
  if (items.length > 0) parts.push(items.map((item) => renderItem(item, style)).join('\n'))
  if (ledger.length === 0 && items.length === 0)
    parts.push(`It has no subscription on that day. ${beginning(explanation)}\n`)
  if (movements.length > 0) {
    parts.push(
      `${style.bold('What moved it last')}\n`.concat(
        renderTable(
          [
            { title: 'day', align: 'left' },
            { title: 'category', align: 'left' },
            { title: 'reason', align: 'left' },
            { title: 'product', align: 'left' },
            { title: 'a month', align: 'right' },
            { title: reportingCurrency, align: 'right' },
          ],
          movements.map((row) => [
            row.date,
            row.category,
            row.reason.replaceAll('_', ' '),
            row.product,
            amount(row.amountMinor, row.currency),
            amount(row.amountCents, reportingCurrency),
          ]),
          style,
        ),
      ),
    )
  }
  return parts.join('\n')
}

function beginning({ firstMrrDate, date }: MrrExplanation): string {
  if (firstMrrDate === null) return 'It never had MRR.'
  return firstMrrDate > date ? `Its MRR begins on ${firstMrrDate}.` : `It had MRR from ${firstMrrDate} on.`
}

function renderItem(item: ExplainedItem, style: Style): string {
  return [
    `${style.bold(item.product)}  ${item.plan}, ${item.status.replace('_', ' ')}, as it is since ${item.since}`,
    ...steps(item).map((step) => `  ${step}`),
    ...item.rows.map((row) => `  ${style.quiet(rowText(row))}`),
    '',
  ].join('\n')
}

function steps(item: ExplainedItem): readonly string[] {
  const { currency, quantity, intervalCount, interval } = item
  if (item.exceptionReason !== null) return [`left out: ${item.exceptionReason.replaceAll('_', ' ')}`]
  if (item.isMetered) return ['billed by usage: reported apart from MRR']
  const cycle = intervalCount === 1 ? interval : `${intervalCount} ${interval}s`
  const units = `${quantity} ${quantity === 1 ? 'unit' : 'units'}${item.tiersMode === null ? '' : ` in ${item.tiersMode} tiers`}`
  const discounts = [
    ...(item.percentKept < 1 ? [`${percent(1 - item.percentKept)} off`] : []),
    ...(item.amountOffMinor > 0
      ? [`${amount(item.amountOffMinor, currency)} off the whole subscription`]
      : []),
  ]
  return [
    `${units} cost ${amountOfMicros(item.amountMicros, currency)} for each ${cycle}`,
    ...(discounts.length === 0 ? [] : [`${discounts.join(', then ')} (${item.coupons ?? ''})`]),
    `that is ${amountOfMicros(item.contractedMrrMicros, currency)} a month`,
    ...(item.isCounted ? [] : [`none of it counts: the subscription is ${item.status.replace('_', ' ')}`]),
  ]
}

const percent = (share: number): string => `${Math.round(share * 10_000) / 100} %`

function rowText({ table, id, since }: SourceRow): string {
  return `${table}  ${id}${since === null ? '' : `  since ${since}`}`
}

/** Decimals of a currency's minor unit, by ISO 4217. */
function decimalsOf(currency: string): number {
  return (
    new Intl.NumberFormat('en-US', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
    2
  )
}

function amount(minor: number, currency: string): string {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(
    minor / 10 ** decimalsOf(currency),
  )
}

/** Rounded to the minor unit for the eye; JSON has all digits. */
function amountOfMicros(micros: bigint, currency: string): string {
  return amount(Number((2n * micros + 1_000_000n) / 2_000_000n), currency)
}
