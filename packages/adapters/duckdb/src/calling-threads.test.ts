import { DuckDBInstance } from '@duckdb/node-api'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type CallingThreads, countCallingThreads } from './calling-threads.ts'
import { tellOfThreads } from './tell-of-threads.ts'

let told: number[]
let calling: CallingThreads

beforeEach(() => {
  vi.useFakeTimers()
  told = []
  calling = countCallingThreads({ most: 2, tell: async (count) => void told.push(count) })
})

afterEach(() => vi.useRealTimers())

test('two that wait for a while are two, and one that goes on is one', async () => {
  calling.begin()
  calling.begin()
  await vi.advanceTimersByTimeAsync(200)
  expect(told).toEqual([])
  await vi.advanceTimersByTimeAsync(100)
  expect(told).toEqual([2])
  calling.end()
  await vi.advanceTimersByTimeAsync(300)
  expect(told).toEqual([2, 1])
})

test('short statements beside a long one change nothing', async () => {
  calling.begin()
  for (let round = 0; round < 10; round += 1) {
    calling.begin()
    await vi.advanceTimersByTimeAsync(100)
    calling.end()
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(told).toEqual([])
})

test('more than may run at once are not counted, and nobody looks when nobody waits', async () => {
  for (let count = 0; count < 5; count += 1) calling.begin()
  await vi.advanceTimersByTimeAsync(1000)
  expect(told).toEqual([2])
  for (let count = 0; count < 5; count += 1) calling.end()
  await vi.advanceTimersByTimeAsync(200)
  expect(vi.getTimerCount()).toBe(0)
})

test('in the end it is one', async () => {
  calling.begin()
  calling.begin()
  await vi.advanceTimersByTimeAsync(300)
  await calling.stop()
  calling.begin()
  await vi.advanceTimersByTimeAsync(1000)
  expect(told).toEqual([2, 1])
})

test.each([
  [1, 3, '1'],
  [4, 3, '3'],
  [4, 9, '4'],
])('a database of %i threads that %i call starts them itself but %s', async (threads, count, external) => {
  vi.useRealTimers()
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) })
  await tellOfThreads(instance, count)
  const session = await instance.connect()
  const setting = await session.runAndReadAll("select current_setting('external_threads')::varchar")
  expect(setting.getRows()).toEqual([[external]])
  session.closeSync()
  instance.closeSync()
})
