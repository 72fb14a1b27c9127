import type { Adapter, Cell, Connection } from '@waypoint/adapter-contract'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { duckdbFactory } from './factory.ts'

let adapter: Adapter
let connection: Connection

beforeAll(async () => {
  adapter = await duckdbFactory.open({ type: 'duckdb' }, { rootDir: '/', threads: 1 })
  connection = await adapter.connect()
})
afterAll(() => adapter.close())

async function roundTrip(value: Cell, type: string): Promise<Cell | undefined> {
  const { rows } = await connection.query(`select cast($1 as ${type})`, { parameters: [value] })
  return rows[0]?.[0]
}

describe('what goes in as a parameter comes out', () => {
  test('integers of any size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.bigInt({ min: -(2n ** 127n), max: 2n ** 127n - 1n }), async (value) => {
        const cell = await roundTrip(value, 'hugeint')
        expect(typeof cell === 'number' ? BigInt(cell) : cell).toBe(value)
      }),
    )
  })

  test('decimals to the last digit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n }), async (scaled) => {
        const digits = String(scaled < 0n ? -scaled : scaled).padStart(11, '0')
        const decimal = `${scaled < 0n ? '-' : ''}${digits.slice(0, -10)}.${digits.slice(-10)}`
        expect(await roundTrip({ decimal }, 'decimal(38, 10)')).toEqual({ decimal })
      }),
    )
  })

  test('text of any kind but NUL', async () => {
    const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0'))
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        expect(await roundTrip(value, 'varchar')).toBe(value)
      }),
    )
  })

  test('doubles bit by bit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double(), async (value) => {
        const cell = await roundTrip(value, 'double')
        expect(Object.is(cell, value) || cell === value).toBe(true)
      }),
    )
  })

  test('instants to the millisecond', async () => {
    const instant = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    await fc.assert(
      fc.asyncProperty(instant, async (value) => {
        expect(await roundTrip(value, 'timestamp')).toEqual(value)
      }),
    )
  })
})

describe('types of DuckDB’s own', () => {
  test.each<[sql: string, expected: Cell]>([
    ['[1, null, 3]', [1, null, 3]],
    ["{'a': 1, 'b': [1.5]}", { a: 1, b: [{ decimal: '1.5' }] }],
    ["map {'x': 1}", { x: 1 }],
    ['array[1, 2]::integer[2]', [1, 2]],
    ["'ab'::blob", Buffer.from('ab')],
    ["'6f0d3ab0-0a5b-4c43-9f2e-0d0e4b8f3c11'::uuid", '6f0d3ab0-0a5b-4c43-9f2e-0d0e4b8f3c11'],
    ["time '01:02:03'", '01:02:03'],
    ["interval '1' day", '1 day'],
    ["'b'::enum('a', 'b')", 'b'],
    ["'101'::bit", '101'],
    ["date 'infinity'", 'infinity'],
    ["timestamp_ns '2024-01-02 03:04:05.123456789'", '2024-01-02 03:04:05.123456789'],
    ["timestamp_s '2024-01-02 03:04:05'", new Date('2024-01-02T03:04:05Z')],
    ["timestamptz '2024-01-02 03:04:05.000001+00'", '2024-01-02 03:04:05.000001+00'],
    ["'inf'::double", Infinity],
    ['union_value(k := 1)', 1],
  ])('%s', async (sql, expected) => {
    expect((await connection.query(`select ${sql}`)).rows[0]?.[0]).toEqual(expected)
  })
})
