import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignRows } from './align-rows.ts'
import { type ComparedRow, haveSameRows, inOrder } from './compared-rows.ts'
import { renderDifference } from './render-difference.ts'

const lines = (...text: readonly string[]): string => text.join('\n')

function difference(
  columns: string,
  expected: readonly ComparedRow[],
  actual: readonly ComparedRow[],
): string {
  return renderDifference({
    columns: columns.split(','),
    expected: expected.toSorted(inOrder),
    actual: actual.toSorted(inOrder),
  })
}

describe('renderDifference', () => {
  test('marks changed cells, rows too many and rows too few', () => {
    const expected = [
      ['1', 'open', '5.00'],
      ['2', 'paid', null],
      ['9', 'lost', '1.00'],
    ]
    const actual = [
      ['1', 'open', '6.00'],
      ['2', 'paid', null],
      ['3', 'new', null],
    ]
    expect(difference('id,status,amount', expected, actual)).toBe(
      lines(
        '@@ ,id,status,amount',
        '→  ,1 ,open  ,5.00→6.00',
        '   ,2 ,paid  ,NULL',
        '+++,3 ,new   ,NULL',
        '---,9 ,lost  ,1.00',
      ),
    )
  })

  test('leaves out what is far from any change', () => {
    const rows = ['1', '2', '3', '4', '5', '6', '10'].map((id) => [id])
    expect(difference('id', rows.slice(0, -1), rows)).toBe(lines('@@ ,id', '...,...', '   ,6', '+++,10'))
  })

  test('tells an empty text from null, and keeps a row in one line', () => {
    expect(difference('a,b', [['', 'x\ny']], [[null, 'x\ny']])).toBe(
      lines('@@,a      ,b', '→ ,""→NULL,"x\\ny"'),
    )
  })

  test('rows without anything in common are no versions of one another', () => {
    expect(difference('a,b', [['1', '2']], [['3', '4']])).toBe(lines('@@ ,a,b', '---,1,2', '+++,3,4'))
  })
})

const row = fc.tuple(
  fc.option(fc.constantFrom('1', '2', '10'), { nil: null }),
  fc.option(fc.constantFrom('a', 'b'), { nil: null }),
)
const rows = fc.array(row, { maxLength: 8 })

test('every row is in the comparison once', () => {
  fc.assert(
    fc.property(rows, rows, (expected, actual) => {
      const aligned = alignRows(expected, actual)
      const of = (side: 'expected' | 'actual') =>
        aligned.flatMap((each) => (each[side] === null ? [] : [each[side]])).toSorted(inOrder)
      expect(of('expected')).toEqual(expected.toSorted(inOrder))
      expect(of('actual')).toEqual(actual.toSorted(inOrder))
    }),
  )
})

test('rows are the same exactly where the comparison shows no change', () => {
  fc.assert(
    fc.property(rows, rows, (expected, actual) => {
      const compared = {
        columns: ['a', 'b'],
        expected: expected.toSorted(inOrder),
        actual: actual.toSorted(inOrder),
      }
      expect(haveSameRows(compared)).toBe(alignRows(expected, actual).every((each) => each.kind === 'same'))
      expect(haveSameRows({ ...compared, actual: expected.toReversed().toSorted(inOrder) })).toBe(true)
    }),
  )
})
