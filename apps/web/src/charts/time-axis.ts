import * as Plot from '@observablehq/plot'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Months, with the year where it begins; no tick lines. */
export function timeAxis(width: number): Plot.Markish {
  return Plot.axisX({
    ticks: Math.max(3, Math.floor(width / 104)),
    tickSize: 0,
    textAnchor: 'start',
    tickPadding: 8,
    color: 'var(--ink-3)',
    tickFormat: (date: Date, index: number) => tickText(date, index === 0),
  })
}

function tickText(date: Date, isFirst: boolean): string {
  const month = months[date.getUTCMonth()] ?? ''
  const day = date.getUTCDate() === 1 ? '' : `${date.getUTCDate()} `
  const year = isFirst || (date.getUTCMonth() === 0 && day === '') ? ` ${date.getUTCFullYear()}` : ''
  return `${day}${month}${year}`
}
