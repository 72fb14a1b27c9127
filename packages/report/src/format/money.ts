import { missingMark, signed } from './numbers.ts'

const symbols: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥' }
const suffixes = ['', 'k', 'M', 'B'] as const

/** An amount as read at a glance, three significant digits: $1.24M, $48.2k, $912, −$9.10k. */
export function money(cents: number | null, currency: string): string {
  if (cents === null) return missingMark
  return `${cents < 0 ? '−' : ''}${currencySymbol(currency)}${shortened(Math.abs(cents))}`
}

/** The same without the currency, for columns that name it in their header: 1.24M, −9.10k. */
export function amount(cents: number | null): string {
  if (cents === null) return missingMark
  return `${cents < 0 ? '−' : ''}${shortened(Math.abs(cents))}`
}

/** A change as read at a glance: +$12.3k, −$912, and $0 without a sign. */
export function moneyChange(cents: number | null, currency: string): string {
  return cents === null ? missingMark : signed(cents, money(Math.abs(cents), currency))
}

/** The amount to the cent: $48,213.55. */
export function exactMoney(cents: number | null, currency: string): string {
  if (cents === null) return missingMark
  const size = Math.abs(cents)
  const whole = Math.floor(size / 100).toLocaleString('en-US')
  return `${cents < 0 ? '−' : ''}${currencySymbol(currency)}${whole}.${String(size % 100).padStart(2, '0')}`
}

/** An amount in minor units of its own currency, which may have none: ¥14,036, €48.20. */
export function exactMinor(minor: number | null, currency: string): string {
  if (minor === null) return missingMark
  const decimals = minorDigits(currency)
  const size = (Math.abs(minor) / 10 ** decimals).toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  return `${minor < 0 ? '−' : ''}${currencySymbol(currency)}${size}`
}

/** How many digits stand after the point: 2 for most currencies, 0 for yen. */
export function minorDigits(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 2
  const { maximumFractionDigits } = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
  }).resolvedOptions()
  return maximumFractionDigits ?? 2
}

/** The sign of a currency, or its code and a space; nothing while it is not known. */
export function currencySymbol(currency: string): string {
  return symbols[currency] ?? (currency === '' ? '' : `${currency} `)
}

/** Rounded once, half up, in integers: the step is the worth of the last digit shown. */
function shortened(cents: number): string {
  if (cents === 0) return '0'
  if (cents < 100) return `0.${String(cents).padStart(2, '0')}`
  const digits = String(Math.floor(cents / 100)).length
  const step = Math.max(100, 10 ** (digits - 1))
  const rounded = roundHalfUp(cents, step)
  const power = Math.min(3, Math.floor((String(rounded / 100).length - 1) / 3))
  if (power === 0) return String(rounded / 100)
  const value = rounded / 100 / 1000 ** power
  const decimals = Math.max(0, 3 - String(Math.floor(value)).length)
  return `${value.toFixed(decimals)}${suffixes[power] ?? ''}`
}

function roundHalfUp(value: number, step: number): number {
  return Math.floor((2 * value + step) / (2 * step)) * step
}
