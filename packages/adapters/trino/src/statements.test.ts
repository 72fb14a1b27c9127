import { expect, test } from 'vitest'
import { bindParameters, splitStatements } from './statements.ts'

test.each([
  ['select 1; select 2', ['select 1', ' select 2']],
  [
    'select \';\' as a, ";" -- ; \n; /* ; */ select 2;',
    ['select \';\' as a, ";" -- ; \n', ' /* ; */ select 2'],
  ],
  ['-- nothing\n', []],
  [' ; ;', []],
  ["select 'it''s; fine'", ["select 'it''s; fine'"]],
])('%j', (sql, expected) => expect(splitStatements(sql)).toEqual(expected))

test('parameters become literals of exactly their value', () => {
  const cells = [
    null,
    true,
    7,
    9007199254740993n,
    0.1,
    { decimal: '-1.50' },
    "it's",
    new Date('2024-02-29T10:11:12.345Z'),
    ['a', null],
  ]
  const sql = cells.map((_, index) => `$${index + 1}`).join(', ')
  expect(bindParameters(sql, cells)).toBe(
    "null, true, 7, bigint '9007199254740993', double '0.1', decimal '-1.50', 'it''s', timestamp '2024-02-29 10:11:12.345', array['a', null]",
  )
})

test('what stands in strings, names and comments is no parameter', () => {
  const sql = 'select \'$1\', "$2", $1 -- $3\n'
  expect(bindParameters(sql, [5])).toBe('select \'$1\', "$2", 5 -- $3\n')
})

test.each([
  ['select $2', [1]],
  ['select 1', [1]],
  ['select $1', []],
])('%s with %j is refused', (sql, parameters) => {
  expect(() => bindParameters(sql, parameters)).toThrow(/do not match/)
})
