import { expect, test } from 'vitest'
import { threadCount } from './thread-count.ts'

test.each([
  ['one connection has all cores', 1, 8, 8],
  ['connections that work at once take the place of threads', 4, 8, 5],
  ['one thread is left whatever happens', 8, 2, 1],
])('%s', (_, connections, cores, threads) => {
  expect(threadCount(connections, cores)).toBe(threads)
})
