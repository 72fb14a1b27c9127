import { type Cell, cellText } from '@waypoint/adapter-contract'
import { displayText } from '../publishing/cell-values.ts'

const money = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const decimal = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })
const share = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 1 })

/** A figure as a reader wants it; cents in whole units of their currency. */
export function figureText(cell: Cell, unit: string | null | undefined): string {
  if (unit === undefined || cell === null) return displayText(cell, '–')
  const value = Number(cellText(cell))
  if (Number.isNaN(value)) return displayText(cell, '–')
  switch (unit) {
    case 'cents':
      return money.format(value / 100)
    case 'ratio':
      return share.format(value)
    case 'count':
      return whole.format(value)
    default:
      return decimal.format(value)
  }
}
