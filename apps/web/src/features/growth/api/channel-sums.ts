import type { Value } from '../../../api/value.ts'

type RoiRow = Value<'/growth/roi'>['rows'][number]

export interface ChannelSum {
  readonly channel: string
  /** Null where no source tells what the channel cost. */
  readonly spendCents: number | null
  readonly newCustomers: number
  readonly newMrrCents: number
  /** Null where nothing was spent, or nobody came. */
  readonly cacCents: number | null
  readonly lowestCacCents: number | null
  readonly highestCacCents: number | null
}

/** Months of each channel taken together; what customers cost is worked out from the sums. */
export function channelSums(rows: readonly RoiRow[]): readonly ChannelSum[] {
  const channels = [...new Set(rows.map(({ channel }) => channel))]
  return channels
    .map((channel) => {
      const own = rows.filter((row) => row.channel === channel)
      const sum = (of: (row: RoiRow) => number | null): number =>
        own.reduce((total, row) => total + (of(row) ?? 0), 0)
      const isKnown = own.some((row) => row.spendCents !== null)
      const spendCents = isKnown ? sum((row) => row.spendCents) : null
      const per = (customers: number): number | null =>
        spendCents === null || spendCents === 0 || customers === 0 ? null : spendCents / customers
      const newCustomers = sum((row) => row.newCustomers)
      return {
        channel,
        spendCents,
        newCustomers,
        newMrrCents: sum((row) => row.newMrrCents),
        cacCents: per(newCustomers),
        lowestCacCents: per(sum((row) => row.highestNewCustomers)),
        highestCacCents: per(sum((row) => row.lowestNewCustomers)),
      }
    })
    .toSorted((left, right) => right.newCustomers - left.newCustomers)
}
