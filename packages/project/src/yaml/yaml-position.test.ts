import { expect, test } from 'vitest'
import { locate } from './yaml-position.ts'

const TEXT = `version: 2
models:
  - name: a
  - name: b
    columns:
      - {name: x, "quoted": 1}
`

test.each([
  [['models'], 2, 1],
  [['models', 1], 4, 5],
  [['models', 1, 'columns'], 5, 5],
  [['models', 1, 'columns', 0, 'quoted'], 6, 20],
  [['models', 1, 'missing'], 4, 5],
])('%j is in line %i, column %i', (path, line, column) => {
  expect(locate(TEXT, 'f.yml', path)).toEqual({ file: 'f.yml', line, column })
})
