import { expect, test } from 'vitest'
import { readYamlMap } from './read-yaml.ts'

test.each(['', '\n', '# nothing yet\n', '---\n'])('%j is an empty file, not a mistake', (text) => {
  expect(readYamlMap(text, 'models/schema.yml')).toEqual({})
})

test('words are booleans, single letters are text', () => {
  expect(readYamlMap('a: [yes, No, on, OFF, true, False, y, n, Y, N]', 'a.yml')).toEqual({
    a: [true, false, true, false, true, false, 'y', 'n', 'Y', 'N'],
  })
})
