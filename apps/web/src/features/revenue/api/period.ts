import type { MrrPeriod } from '@waypoint/report/brief/revenue.ts'
import type { Value } from '../../../api/value.ts'
import { lastDayOf } from '../../../charts/month-end.ts'

export type WaterfallRow = Value<'/revenue/waterfall'>['rows'][number]

/** A row, or several of neighbouring months, as one period with signed movements. */
export function periodOf(rows: readonly WaterfallRow[]): MrrPeriod | undefined {
  const inOrder = rows.toSorted((left, right) => left.month.localeCompare(right.month))
  const first = inOrder[0]
  const last = inOrder.at(-1)
  if (first === undefined || last === undefined) return undefined
  const sum = (value: (row: WaterfallRow) => number): number =>
    inOrder.reduce((total, row) => total + value(row), 0)
  return {
    from: first.month,
    to: last.month,
    startingCents: first.startingMrrCents,
    movements: {
      new: sum((row) => row.newMrrCents),
      reactivation: sum((row) => row.reactivationMrrCents),
      expansion: sum((row) => row.expansionMrrCents),
      contraction: sum((row) => -row.contractionMrrCents),
      churn: sum((row) => -row.churnMrrCents),
      fx: sum((row) => row.fxMrrCents),
    },
    endingCents: last.endingMrrCents,
  }
}

/** The day on which a month started or ended; nothing where it goes on. */
export function dayOfLevel(
  month: string,
  level: 'starting' | 'ending',
  isComplete: boolean,
): string | undefined {
  if (level === 'ending') return isComplete ? lastDayOf(month) : undefined
  const day = new Date(`${month.slice(0, 7)}-01T00:00Z`)
  day.setUTCDate(0)
  return day.toISOString().slice(0, 10)
}

/** The month asked for, or else the last that is complete. */
export function shownMonth(rows: readonly WaterfallRow[], asked: string | undefined): string | undefined {
  const months = [...new Set(rows.map(({ month }) => month))].toSorted()
  const wanted = months.find((month) => asked !== undefined && month.startsWith(asked.slice(0, 7)))
  const complete = rows.filter(({ isCompleteMonth }) => isCompleteMonth).map(({ month }) => month)
  return wanted ?? complete.toSorted().at(-1) ?? months.at(-1)
}
