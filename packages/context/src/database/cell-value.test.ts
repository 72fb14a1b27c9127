import type { Cell } from '@waypoint/adapter-contract'
import { repr, text } from '@waypoint/jinja'
import { describe, expect, test } from 'vitest'
import { cellValue } from './cell-value.ts'

const instant = new Date(Date.UTC(2024, 0, 2, 3, 4, 5))

const cases: readonly (readonly [Cell, dataType: string, shown: string])[] = [
  [1, 'INTEGER', '1'],
  [1.5, 'DOUBLE', '1.5'],
  [2, 'DOUBLE', '2.0'],
  [12345678901234567890n, 'HUGEINT', '12345678901234567890'],
  [{ decimal: '3.00' }, 'DECIMAL(9,2)', '3.00'],
  [new Date(Date.UTC(2024, 0, 2)), 'DATE', '2024-01-02'],
  [instant, 'TIMESTAMP', '2024-01-02 03:04:05'],
  [instant, 'TIMESTAMP WITH TIME ZONE', '2024-01-02 03:04:05+00:00'],
  ['2024-01-02 03:04:05.000006', 'TIMESTAMP', '2024-01-02 03:04:05.000006'],
  ['infinity', 'TIMESTAMP', 'infinity'],
  ['01', 'VARCHAR', '01'],
  [true, 'BOOLEAN', 'True'],
  [null, 'INTEGER', 'None'],
  [[1, 2], 'INTEGER[]', '[1, 2]'],
  [{ a: 1 }, 'STRUCT(a INTEGER)', '{"a": 1}'],
]

describe('cellValue', () => {
  test.each(cases)('%o of type %s prints as %s', (cell, dataType, shown) => {
    expect(text(cellValue(cell, dataType))).toBe(shown)
  })

  test('dates are dates to a template', () => {
    expect(repr(cellValue(instant, 'TIMESTAMP'))).toBe('datetime.datetime(2024, 1, 2, 3, 4, 5)')
  })
})
