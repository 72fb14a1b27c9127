import { expect, test } from 'vitest'
import { readYamlMap } from './read-yaml.ts'

test.each(['', '\n', '# nothing yet\n', '---\n'])('%j is an empty file, not a mistake', (text) => {
  expect(readYamlMap(text, 'models/schema.yml')).toEqual({})
})
