import { describe, expect, test } from 'vitest'
import { Column } from './column.ts'

const describeColumn = (dataType: string): Column => Column.describe({ name: 'c', dataType })

describe('Column', () => {
  test.each([
    ['DECIMAL(18,2)', 'DECIMAL', 'DECIMAL(18,2)'],
    ['character varying(20)', 'character varying', 'character varying(20)'],
    ['VARCHAR', 'VARCHAR', 'character varying(256)'],
    ['INTEGER', 'INTEGER', 'INTEGER'],
    ['TIMESTAMP WITH TIME ZONE', 'TIMESTAMP WITH TIME ZONE', 'TIMESTAMP WITH TIME ZONE'],
    ['STRUCT(a INTEGER, b VARCHAR)', 'STRUCT(a INTEGER, b VARCHAR)', 'STRUCT(a INTEGER, b VARCHAR)'],
  ])('%s', (dataType, dtype, rendered) => {
    const column = describeColumn(dataType)
    expect([column.dtype, column.dataType]).toEqual([dtype, rendered])
  })

  test('widens strings only, and only upwards', () => {
    const short = describeColumn('varchar(10)')
    const long = describeColumn('varchar(20)')
    expect([
      short.canExpandTo(long),
      long.canExpandTo(short),
      short.canExpandTo(describeColumn('text')),
    ]).toEqual([true, false, true])
    expect(describeColumn('INTEGER').canExpandTo(long)).toBe(false)
  })

  test('quotes its name', () => {
    expect(new Column('a"b', 'text').quoted).toBe('"a""b"')
  })

  test('has no other attributes', () => {
    expect(
      ['constructor', '__proto__', 'size'].map((name) => describeColumn('text').getAttribute(name)),
    ).toEqual([undefined, undefined, undefined])
  })
})
