import { describe, expect, test } from 'vitest'
import { positionInCompiled, withoutPointer } from './query-position.ts'

const compiled = 'select\n    nope\nfrom t'
const wrapped = `/* comment */\ncreate table x as (\n    ${compiled}\n);`
const message = (line: number, text: string, caret: number): string =>
  `Binder Error: no nope\n\nLINE ${line}: ${text}\n${' '.repeat(`LINE ${line}: `.length + caret)}^`

describe('positionInCompiled', () => {
  test('counts from the beginning of the compiled SQL', () => {
    expect(positionInCompiled(message(4, '    nope', 4), wrapped, compiled)).toEqual({ line: 2, column: 5 })
  })

  test('goes by the text where the statement was one of several', () => {
    expect(positionInCompiled(message(9, '    nope', 4), wrapped, compiled)).toEqual({ line: 2, column: 5 })
  })

  test('a line that the database has cut short', () => {
    expect(positionInCompiled(message(4, '...nope', 3), wrapped, compiled)).toEqual({ line: 2, column: 5 })
  })

  test('null when the mistake is in what surrounds the compiled SQL', () => {
    expect(positionInCompiled(message(2, 'create table x as (', 0), wrapped, compiled)).toBeNull()
  })

  test('null when the message does not point anywhere', () => {
    expect(positionInCompiled('Out of Memory Error: 1 GB', wrapped, compiled)).toBeNull()
  })
})

test('withoutPointer keeps what the database says', () => {
  expect(withoutPointer(message(4, '    nope', 4))).toBe('Binder Error: no nope')
})
