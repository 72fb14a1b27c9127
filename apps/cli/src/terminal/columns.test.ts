import fc from 'fast-check'
import { expect, test } from 'vitest'
import { padTo, shorten, visibleWidth } from './columns.ts'
import { createStyle } from './style.ts'

test('colour takes no room', () => {
  const coloured = createStyle(true).bad('fail')
  expect(coloured).not.toBe('fail')
  expect(visibleWidth(coloured)).toBe(4)
  expect(visibleWidth(padTo(coloured, 9))).toBe(9)
})

test('a long name keeps both ends', () => {
  expect(shorten('test accepted_values_customer_health_daily_risk_band', 21)).toBe('test accep…_risk_band')
})

test('a shortened text never exceeds the width', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 80 }), (text, width) => {
      expect([...shorten(text, width)].length).toBeLessThanOrEqual(width)
    }),
  )
})
