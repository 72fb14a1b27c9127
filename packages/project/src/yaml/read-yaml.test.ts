import { expect, test } from 'vitest'
import { readYamlMap } from './read-yaml.ts'
import { locate } from './yaml-position.ts'

test.each(['', '\n', '# nothing yet\n', '---\n'])('%j is an empty file, not a mistake', (text) => {
  expect(readYamlMap(text, 'models/schema.yml')).toEqual({})
})

test('words are booleans, single letters are text', () => {
  expect(readYamlMap('a: [yes, No, on, OFF, true, False, y, n, Y, N]', 'a.yml')).toEqual({
    a: [true, false, true, false, true, false, 'y', 'n', 'Y', 'N'],
  })
})

const OUTDENTED = `models:
  - name: a
    tests:
      - accepted_values:
          values: [
    'x',
  'y'
]
          quote: 2
`

test('lists in brackets may go on further to the left', () => {
  expect(readYamlMap(OUTDENTED, 'm.yml')).toMatchObject({
    models: [{ tests: [{ accepted_values: { values: ['x', 'y'], quote: 2 } }] }],
  })
  const path = ['models', 0, 'tests', 0, 'accepted_values']
  expect(locate(OUTDENTED, 'm.yml', [...path, 'values', 1])).toEqual({ file: 'm.yml', line: 7, column: 4 })
  expect(locate(OUTDENTED, 'm.yml', [...path, 'quote'])).toEqual({ file: 'm.yml', line: 9, column: 11 })
})

test.each([
  ['a: |\n  one\n  two', 'one\ntwo'],
  ['a: >2\n    one\n  two', '  one\ntwo'],
  ['a: |\n  one\n', 'one\n'],
  ['a: |+\n  one\n\n', 'one\n\n'],
  ['b: |\n  one\na: two', 'two'],
])('a block of text ends as the file does: %j', (text, expected) => {
  expect(readYamlMap(text, 'm.yml').a).toBe(expected)
})

test('a key that is written twice is told of where the second may count, and a mistake elsewhere', () => {
  const text = 'models:\n  - name: a\n    name: b\n'
  const warnings: unknown[] = []
  expect(readYamlMap(text, 'm.yml', (each) => warnings.push(each))).toEqual({ models: [{ name: 'b' }] })
  expect(warnings).toMatchObject([
    {
      code: 'repeated-key',
      message: "'name' is written twice: only the second counts",
      location: { line: 3 },
    },
  ])
  expect(() => readYamlMap(text, 'm.yml')).toThrow('duplicated mapping key')
})
