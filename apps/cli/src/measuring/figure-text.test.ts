import { expect, test } from 'vitest'
import { figureText } from './figure-text.ts'

test.each([
  [{ decimal: '123456789' }, 'cents', '1,234,567.89'],
  [0.12345, 'ratio', '12.3%'],
  [1234, 'count', '1,234'],
  [4.256, 'number', '4.26'],
  [1_234_567n, 'seconds', '1,234,567'],
  [null, 'cents', '–'],
  ['smb', undefined, 'smb'],
  [12, null, '12'],
])('%o in %s is shown as %s', (cell, unit, text) => {
  expect(figureText(cell, unit)).toBe(text)
})
