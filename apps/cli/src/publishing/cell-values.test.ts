import { expect, test } from 'vitest'
import { displayText, plainValue } from './cell-values.ts'

test.each([
  [null, '–', ''],
  [new Date('2020-12-31T00:00:00Z'), '2020-12-31', '2020-12-31'],
  [new Date('2020-12-31T17:30:05Z'), '2020-12-31T17:30:05Z', '2020-12-31T17:30:05Z'],
  [{ decimal: '12.50' }, '12.50', '12.50'],
  [12345678901234567890n, '12345678901234567890', '12345678901234567890'],
  [true, 'true', true],
  ['text', 'text', 'text'],
])('%s is shown as %s', (cell, shown, json) => {
  expect(displayText(cell, '–')).toBe(shown)
  if (cell !== null) expect(plainValue(cell)).toBe(json)
})

test('nested values stay nested in JSON, and exact', () => {
  const cell = { amounts: [{ decimal: '0.10' }, 1n], day: new Date('2020-01-01T00:00:00Z'), none: null }
  expect(plainValue(cell)).toEqual({ amounts: ['0.10', '1'], day: '2020-01-01', none: null })
})
