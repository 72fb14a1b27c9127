import type { Row } from './query.ts'

// Drivers differ in what they return for the same type (bigint or text, Date or text).

export function textOrNull(row: Row | undefined, column: string): string | null {
  const value = row?.[column]
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return `${value}`
  return JSON.stringify(value)
}

export const textOf = (row: Row | undefined, column: string): string => textOrNull(row, column) ?? ''

export function numberOrNull(row: Row | undefined, column: string): number | null {
  const text = textOrNull(row, column)
  if (text === null || text === '') return null
  if (text === 'true' || text === 'false') return text === 'true' ? 1 : 0
  return Number(text)
}

export const numberOf = (row: Row | undefined, column: string): number => numberOrNull(row, column) ?? 0
