import { ResultTable } from '@waypoint/context'
import { Decimal, type Value } from '@waypoint/jinja'
import { describe, expect, test } from 'vitest'
import { testOutcome } from './test-outcome.ts'

const columns = ['failures', 'should_warn', 'should_error']
const row = (...values: readonly Value[]): ResultTable => new ResultTable(columns, [values])
const settings = (severity: string) => ({ severity, warnIf: '!= 0', errorIf: '> 10' })

describe('testOutcome', () => {
  test.each([
    ['ERROR', 0, false, false, 'pass', 0, null],
    ['ERROR', 3, true, false, 'warn', 3, 'Got 3 results, configured to warn if != 0'],
    ['error', 11, true, true, 'fail', 11, 'Got 11 results, configured to fail if > 10'],
    ['WARN', 11, true, true, 'warn', 11, 'Got 11 results, configured to warn if != 0'],
    ['warn', 1, true, false, 'warn', 1, 'Got 1 result, configured to warn if != 0'],
    ['ERROR', 5, false, false, 'pass', 0, null],
  ] as const)(
    'severity %s with %i failures (%s, %s): %s',
    (severity, count, warn, error, status, failures, message) => {
      expect(testOutcome(row(count, warn, error), settings(severity))).toEqual({ status, failures, message })
    },
  )

  test('an exact decimal is a number, too', () => {
    expect(testOutcome(row(Decimal.parse('3.00'), true, true), settings('ERROR')).failures).toBe(3)
  })

  test('a test query that gives nothing is a mistake', () => {
    expect(() => testOutcome(new ResultTable(columns, []), settings('ERROR'))).toThrow(
      /one row of three columns/,
    )
  })

  test('a fail_calc without a number is a mistake', () => {
    expect(() => testOutcome(row(null, null, null), settings('ERROR'))).toThrow(/must be a number/)
  })
})
