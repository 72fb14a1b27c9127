import * as Plot from '@observablehq/plot'

const MONTH_MS = 30.44 * 24 * 3600 * 1000
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

interface Span {
  readonly width: number
  /** Of the first and the last point. */
  readonly dates: readonly Date[]
}

const LABEL_WIDTH = 52
const STEPS = [1, 2, 3, 6, 12] as const

/** As many months as there is room for their names; days where there are few months. */
function ticksOf({ width, dates }: Span): number | string {
  const first = dates[0]?.getTime() ?? 0
  const months = ((dates.at(-1)?.getTime() ?? first) - first) / MONTH_MS
  if (months < 3) return Math.max(3, Math.floor(width / 104))
  const step = STEPS.find((every) => (months / every) * LABEL_WIDTH <= width) ?? 12
  return `${step} months`
}

/** Months, and years where they begin; no tick lines. */
export function timeAxis(span: Span): Plot.Markish {
  return Plot.axisX({
    ticks: ticksOf(span),
    tickSize: 0,
    textAnchor: 'start',
    tickPadding: 8,
    color: 'var(--ink-3)',
    tickFormat: (date: Date, index: number) => tickText(date, index === 0),
  })
}

/** A January is its year: both in one tick do not fit. */
function tickText(date: Date, isFirst: boolean): string {
  const month = monthNames[date.getUTCMonth()] ?? ''
  const day = date.getUTCDate()
  const year = date.getUTCFullYear()
  if (day === 1 && date.getUTCMonth() === 0) return String(year)
  const text = day === 1 ? month : `${day} ${month}`
  return isFirst ? `${text} ’${String(year).slice(-2)}` : text
}
