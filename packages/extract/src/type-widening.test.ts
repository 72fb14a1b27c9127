import { expect, test } from 'vitest'
import { widestType } from './type-widening.ts'

test.each([
  ['INTEGER', 'BIGINT', 'BIGINT'],
  ['BIGINT', 'DOUBLE', 'DOUBLE'],
  ['INTEGER', 'DECIMAL(9,2)', 'DECIMAL(12,2)'],
  ['BIGINT', 'DECIMAL(30,20)', 'VARCHAR'],
  ['DECIMAL(9,2)', 'DECIMAL(12,4)', 'DECIMAL(12,4)'],
  ['DECIMAL(38,2)', 'DECIMAL(38,10)', 'VARCHAR'],
  ['DECIMAL(9,2)', 'DOUBLE', 'DOUBLE'],
  ['DECIMAL(18,2)', 'DOUBLE', 'VARCHAR'],
  ['FLOAT', 'DOUBLE', 'DOUBLE'],
  ['DATE', 'TIMESTAMP', 'TIMESTAMP'],
  ['DATE', 'BIGINT', 'VARCHAR'],
  ['BOOLEAN', 'INTEGER', 'VARCHAR'],
  ['VARCHAR', 'TIMESTAMP', 'VARCHAR'],
  ['BLOB', 'BLOB', 'BLOB'],
])('%s and %s are %s', (left, right, wide) => {
  expect(widestType(left, right)).toBe(wide)
  expect(widestType(right, left)).toBe(wide)
})
