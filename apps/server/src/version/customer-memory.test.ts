import { expect, test } from 'vitest'
import { createCustomerMemory, type Values } from './customer-memory.ts'

/** Answers with as many rows as asked for, and tells what was read. */
function reading(rows = 1) {
  const reads: string[] = []
  const read = (wanted: readonly string[]): Promise<Values> => {
    reads.push(wanted.join(' '))
    return Promise.resolve({ rows, by: new Map(wanted.map((sql) => [sql, [sql]])) })
  }
  return { reads, read }
}

const failing = (): Promise<Values> => Promise.reject(new Error('gone'))

test('rows of a customer are read once for all that was ever asked of the relation', async () => {
  const memory = createCustomerMemory()
  const { reads, read } = reading()
  await memory.of({ relation: 'r', id: 'a', wanted: ['x'] }, read)
  await memory.of({ relation: 'r', id: 'a', wanted: ['y'] }, read)
  const values = await memory.of({ relation: 'r', id: 'a', wanted: ['x', 'y'] }, read)
  await Promise.all(
    ['y', 'x'].map(async (sql) => await memory.of({ relation: 'r', id: 'b', wanted: [sql] }, read)),
  )
  expect(reads).toEqual(['x', 'x y', 'x y'])
  expect(values.by.get('y')).toEqual(['y'])
})

test('what cannot be read is read again, and what was read least lately is forgotten', async () => {
  const memory = createCustomerMemory()
  await expect(memory.of({ relation: 'r', id: 'a', wanted: ['x'] }, failing)).rejects.toThrow('gone')
  const { reads, read } = reading(1_000_000)
  await memory.of({ relation: 'r', id: 'a', wanted: ['x'] }, read)
  await memory.of({ relation: 'r', id: 'b', wanted: ['x'] }, read)
  await memory.of({ relation: 'r', id: 'b', wanted: ['x'] }, read)
  await memory.of({ relation: 'r', id: 'a', wanted: ['x'] }, read)
  expect(reads).toHaveLength(3)
})
