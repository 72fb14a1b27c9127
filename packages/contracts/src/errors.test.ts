import { expect, test } from 'vitest'
import { WaypointError } from './errors.ts'

test('an error in JSON keeps its message, and leaves out what it does not have', () => {
  const error = new WaypointError({
    code: 'invalid-csv',
    message: 'too few fields',
    location: { file: 'a.csv', line: 3 },
    cause: new Error('CSV Error on Line: 3'),
  })
  expect(JSON.parse(JSON.stringify({ error }))).toEqual({
    error: { code: 'invalid-csv', message: 'too few fields', location: { file: 'a.csv', line: 3 } },
  })
})
