import { describe, expect, test } from 'vitest'
import { readReport } from './error-report.ts'

const report = (position: number): string =>
  JSON.stringify({ exception_type: 'Binder', exception_message: 'no nope', position: String(position) })

describe('readReport', () => {
  test('points into the statement as DuckDB does', () => {
    expect(readReport(report(11), 'select\n    nope\nfrom t')).toEqual({
      message: 'Binder Error: no nope\n\nLINE 2:     nope\n            ^',
      offset: 11,
    })
  })

  test('counts characters where DuckDB counts bytes', () => {
    expect(readReport(report(14), "select 'ü', nope").offset).toBe(13)
  })

  test('reads the report behind the prefix of a statement that does not parse', () => {
    const { message } = readReport(`Parser Error: ${report(0)}`, 'selec 1')
    expect(message).toBe('Binder Error: no nope\n\nLINE 1: selec 1\n        ^')
  })

  test('says what it knows where there is no place', () => {
    const text = JSON.stringify({ exception_type: 'Constraint', exception_message: 'duplicate key' })
    expect(readReport(text, 'insert into t values (1)')).toEqual({
      message: 'Constraint Error: duplicate key',
    })
  })

  test('leaves any other text as it is', () => {
    expect(readReport('Something else', 'select 1')).toEqual({ message: 'Something else' })
  })
})
