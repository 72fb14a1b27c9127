import { describe, expect, test } from 'vitest'
import { offsetIn, withoutPointer } from './query-position.ts'

const statement = '/* comment */\ncreate table x as (\n    select\n    nope\nfrom t\n);'
const message = (line: number, text: string, caret: number): string =>
  `Binder Error: no nope\n\nLINE ${line}: ${text}\n${' '.repeat(`LINE ${line}: `.length + caret)}^`

describe('offsetIn', () => {
  test('counts characters from the beginning of the statement', () => {
    expect(offsetIn(message(4, '    nope', 4), statement)).toBe(statement.indexOf('nope'))
  })

  test('a line that the database has cut short', () => {
    expect(offsetIn(message(4, '...nope', 3), statement)).toBe(statement.indexOf('nope'))
  })

  test('null when the message does not point anywhere', () => {
    expect(offsetIn('Out of Memory Error: 1 GB', statement)).toBeNull()
  })
})

test('withoutPointer keeps what the database says', () => {
  expect(withoutPointer(message(4, '    nope', 4))).toBe('Binder Error: no nope')
})
