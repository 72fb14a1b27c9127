import { ResultTable } from '@waypoint/context'
import { Decimal, type Value } from '@waypoint/jinja'
import { expect, test } from 'vitest'
import { comparedRows, haveSameRows } from './compared-rows.ts'

const table = (...rows: readonly (readonly Value[])[]): ResultTable =>
  new ResultTable(['a', 'actual_or_expected'], rows)

const decimal = (text: string): Value => Decimal.parse(text)

test.each<[actual: Value, expected: Value, same: boolean]>([
  [decimal('2.00'), decimal('2'), true],
  [decimal('2.50'), decimal('2.5'), true],
  [decimal('-2.05'), decimal('-2.5'), false],
  ['2.00', '2', false],
  [null, '', false],
  [null, null, true],
  [true, true, true],
])('%o and %o: the same is %s', (actual, expected, same) => {
  expect(haveSameRows(comparedRows(table([actual, 'actual'], [expected, 'expected'])))).toBe(same)
})

test('rows are in order: numbers by size, null last', () => {
  const rows = comparedRows(table([null, 'actual'], [10, 'actual'], [9, 'actual']))
  expect(rows.actual).toEqual([['9'], ['10'], [null]])
})
