import { expect, test } from 'vitest'
import { formatCount, formatSeconds, plural } from './duration.ts'

test.each([
  [0.004, '0.00 s'],
  [0.04, '0.04 s'],
  [0.42, '0.4 s'],
  [12.4, '12 s'],
  [119.4, '119 s'],
  [185, '3 min 05 s'],
  [239.7, '4 min 00 s'],
])('%d seconds read %s', (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text)
})

test('counts carry separators and agree with their noun', () => {
  expect(formatCount(1_234_567)).toBe('1,234,567')
  expect(plural(1, 'model')).toBe('1 model')
  expect(plural(2, 'model')).toBe('2 models')
  expect(plural(0, 'query')).toBe('0 queries')
})
