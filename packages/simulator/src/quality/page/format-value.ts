import type { Unit } from '../plausible-range.ts'

const plain = (value: number, digits: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: digits })

/** Three digits at most, as a reader needs them. */
const digitsFor = (value: number): number => (Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2)

export const formatValue = (value: number, unit: Unit): string => {
  switch (unit) {
    case 'percent':
      return `${plain(100 * value, Math.abs(value) < 0.01 ? 2 : 1)} %`
    case 'dollars':
      return `$${plain(value, value < 20 ? 2 : 0)}`
    case 'months':
    case 'days':
    case 'hours':
    case 'number':
      return plain(value, digitsFor(value))
  }
}

/** Short enough for the edge of a picture. */
export const formatTick = (value: number, unit: Unit): string => {
  if (unit !== 'dollars' || value < 10_000) return formatValue(value, unit)
  return value < 1_000_000 ? `$${plain(value / 1000, 0)}k` : `$${plain(value / 1_000_000, 1)}M`
}
