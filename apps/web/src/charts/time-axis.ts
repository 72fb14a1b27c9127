import * as Plot from '@observablehq/plot'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Months, and years where they begin; no tick lines. */
export function timeAxis(width: number): Plot.Markish {
  return Plot.axisX({
    ticks: Math.max(4, Math.floor(width / 104)),
    tickSize: 0,
    textAnchor: 'start',
    tickPadding: 8,
    color: 'var(--ink-3)',
    tickFormat: (date: Date, index: number) => tickText(date, index === 0),
  })
}

/** A January is its year: both in one tick do not fit. */
function tickText(date: Date, isFirst: boolean): string {
  const month = months[date.getUTCMonth()] ?? ''
  const day = date.getUTCDate()
  const year = date.getUTCFullYear()
  if (day === 1 && date.getUTCMonth() === 0) return String(year)
  const text = day === 1 ? month : `${day} ${month}`
  return isFirst ? `${text} ’${String(year).slice(-2)}` : text
}
