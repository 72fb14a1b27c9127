import { describe, expect, it } from 'vitest'
import { formatDay } from './clock/day.ts'
import { describeSimulation } from './describe.ts'
import { SimulationError } from './error.ts'
import { resolveShape, type SimulationShape } from './options.ts'
import { furtherSourceNames } from './sources.ts'

const small: SimulationShape = { scale: 'small', seed: 1 }

describe('the shape of a simulation', () => {
  it('is two years from 2019 by default, with deltas for the last week', () => {
    const { period, baseDay, throughDay, customerCount } = resolveShape(small)
    expect([period.startDay, baseDay, throughDay].map(formatDay)).toEqual([
      '2019-01-01',
      '2020-12-24',
      '2020-12-31',
    ])
    expect(customerCount).toBe(300)
  })

  it('has one and a half places per customer unless it is said', () => {
    const reference = resolveShape({ scale: 'reference', seed: 1 })
    expect([reference.customerCount, reference.locationCount]).toEqual([20_000, 30_000])
    expect(resolveShape({ ...small, locationCount: 900 }).locationCount).toBe(900)
  })

  it.each([
    ['unknown-scale', { ...small, scale: 'huge' as 'small' }],
    ['invalid-option', { ...small, seed: -1 }],
    ['invalid-option', { ...small, startDate: '2019-02-30' }],
    ['invalid-option', { ...small, months: 0 }],
    ['invalid-option', { ...small, months: 12, endDate: '2019-12-31' }],
    ['invalid-option', { ...small, customerCount: 0 }],
    ['invalid-option', { ...small, locationCount: 3001 }],
    ['unknown-source', { ...small, sources: ['stripe', 'netsuite'] }],
    ['empty-date-range', { ...small, endDate: '2018-12-31' }],
  ] as const)('refuses with %s: %o', (code, shape) => {
    let caught: unknown
    try {
      resolveShape(shape)
    } catch (error) {
      caught = error
    }
    expect(caught).toBeInstanceOf(SimulationError)
    expect(caught).toMatchObject({ code, hint: expect.any(String) })
  })
})

it('names the source that was probably meant', () => {
  expect(() => resolveShape({ ...small, sources: ['salesfroce'] })).toThrow('Did you mean "salesforce"?')
})

it('delivers every source for all of them', () => {
  expect(resolveShape({ ...small, sources: ['all'] }).sources).toEqual(furtherSourceNames)
})

it('makes no more of a source that is always delivered', () => {
  expect(resolveShape({ ...small, sources: ['app', 'app'] }).sources).toEqual([])
})

it('describes what it would make', () => {
  const description = describeSimulation({ scale: 'demo', seed: 1 })
  expect(description.tables.every((table) => table.expectedRows > 0)).toBe(true)
  expect(description.expectedRows).toBeGreaterThan(2_000_000)
})
