import type { Row } from './query.ts'

// Drivers differ in what they return for the same type (bigint or text, Date or text); readers of rows do not.

export function text(row: Row, column: string): string | null {
  const value = row[column]
  return value === null || value === undefined ? null : rendered(value)
}

export function requiredText(row: Row, column: string): string {
  return text(row, column) ?? ''
}

export function number(row: Row, column: string): number | null {
  const value = row[column]
  if (value === null || value === undefined || value === '') return null
  const parsed = typeof value === 'boolean' ? Number(value) : Number(rendered(value))
  return Number.isFinite(parsed) ? parsed : null
}

export function requiredNumber(row: Row, column: string): number {
  return number(row, column) ?? 0
}

/** A date or timestamp in ISO form; the statements cast them to text, so no driver's time zone interferes. */
export function isoDate(row: Row, column: string): string | null {
  return text(row, column)?.slice(0, 10) ?? null
}

export function isoTimestamp(row: Row, column: string): string | null {
  const value = text(row, column)
  return value === null ? null : `${value.slice(0, 19).replace(' ', 'T')}Z`
}

export function flag(row: Row, column: string): boolean {
  const value = row[column]
  return value === true || value === 'true' || value === 't' || Number(value) === 1
}

/** Numbers, dates and the drivers' own classes for decimals, each as it writes itself. */
function rendered(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  return isPrintable(value) ? value.toString() : ''
}

interface Printable {
  toString(): string
}

function isPrintable(value: unknown): value is Printable {
  return value !== null && value !== undefined && value.toString !== Object.prototype.toString
}
