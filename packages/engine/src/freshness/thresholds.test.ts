import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { statusAt } from './thresholds.ts'

test('a source is late from the threshold on, and an error weighs more than a warning', () => {
  const threshold = fc.option(
    fc.record({ count: fc.nat(5), period: fc.constantFrom('minute', 'hour', 'day') }),
  )
  const seconds = { minute: 60, hour: 3600, day: 86_400 }
  fc.assert(
    fc.property(fc.option(fc.nat(500_000)), threshold, threshold, (age, warnAfter, errorAfter) => {
      const isLate = (limit: typeof warnAfter): boolean =>
        limit !== null && (age ?? Infinity) > limit.count * seconds[limit.period]
      const expected = isLate(errorAfter) ? 'error' : isLate(warnAfter) ? 'warn' : 'pass'
      expect(statusAt(age, { warnAfter, errorAfter, filter: null })).toBe(expected)
    }),
  )
})
