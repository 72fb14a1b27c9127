import { known } from '../src/brief/figure.ts'
import type { Movements, MrrPeriod, Retention, RetentionSlice, Revenue } from '../src/brief/revenue.ts'
import { monthStart } from '../src/format/dates.ts'

/** new, reactivation, expansion, contraction, churn, fx: thousands of dollars, January 2019 to December 2020. */
const thousands: readonly (readonly number[])[] = [
  [212, 0, 0, 0, 0, 0],
  [61, 0, 4, 0, -2, 0.4],
  [58, 0, 6, -1, -3, -0.8],
  [52, 1, 7, -2, -5, 0.2],
  [49, 1, 9, -2, -6, -1.1],
  [44, 0, 10, -3, -9, 1.3],
  [47, 2, 12, -4, -8, 0.9],
  [38, 1, 13, -3, -11, -2.2],
  [52, 3, 15, -4, -10, -0.4],
  [55, 2, 18, -5, -12, 1.9],
  [57, 2, 17, -6, -14, 0.5],
  [36, 1, 16, -4, -12, -0.6],
  [61, 3, 21, -6, -15, 1.2],
  [53, 2, 22, -7, -16, -1.8],
  [29, 1, 14, -18, -38, -4.6],
  [12, 0, 9, -31, -52, 2.4],
  [16, 2, 12, -22, -41, 1.1],
  [31, 5, 18, -12, -24, 0.7],
  [44, 6, 24, -8, -19, 3.6],
  [48, 4, 27, -7, -17, 2.1],
  [58, 5, 30, -9, -18, -2.9],
  [61, 4, 33, -8, -21, 0.8],
  [49.2, 3.1, 29.6, -10.4, -22.7, 3.3],
  [31.4, 2.2, 18.9, -14.1, -28.6, 2.5],
]

export function sampleRevenue(): Revenue {
  let level = 0
  const months = thousands.map((amounts, index): MrrPeriod => {
    const [fresh = 0, reactivation = 0, expansion = 0, contraction = 0, churn = 0, fx = 0] = amounts.map(
      (it) => Math.round(it * 100_000),
    )
    const movements: Movements = { new: fresh, reactivation, expansion, contraction, churn, fx }
    const startingCents = level
    level += fresh + reactivation + expansion + contraction + churn + fx
    const month = monthStart('2019-01-01', index)
    return { from: month, to: month, startingCents, movements, endingCents: level }
  })
  return { months, lastMonth: periodOf(months.slice(-1)), year: periodOf(months.slice(-12)), basis: 'event' }
}

function periodOf(months: readonly MrrPeriod[]): MrrPeriod {
  const total = (category: keyof Movements): number =>
    months.reduce((sum, it) => sum + it.movements[category], 0)
  return {
    from: months[0]?.from ?? '',
    to: months.at(-1)?.to ?? '',
    startingCents: months[0]?.startingCents ?? 0,
    movements: {
      new: total('new'),
      reactivation: total('reactivation'),
      expansion: total('expansion'),
      contraction: total('contraction'),
      churn: total('churn'),
      fx: total('fx'),
    },
    endingCents: months.at(-1)?.endingCents ?? 0,
  }
}

export function sampleRetention(): Retention {
  const slice = (
    name: string,
    rates: readonly [number, number, number],
    counts: readonly [number, number, number],
  ): RetentionSlice => ({
    slice: name,
    nrr: known(rates[0]),
    grr: known(rates[1]),
    logoChurn: known(rates[2]),
    customersStart: counts[0],
    customersChurned: counts[1],
    startingCents: counts[2],
  })
  return {
    through: '2020-12-31',
    total: slice('total', [1.0312, 0.8841, 0.1127], [1411, 159, 81_220_000]),
    segments: [
      slice('enterprise', [1.1284, 0.9632, 0.0313], [96, 3, 31_480_000]),
      slice('mid_market', [1.0105, 0.8816, 0.0894], [403, 36, 29_100_000]),
      slice('smb', [0.9141, 0.7683, 0.1316], [912, 120, 20_640_000]),
    ],
  }
}
