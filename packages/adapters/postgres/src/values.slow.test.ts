import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import type { Adapter, Cell, Connection } from '@waypoint/adapter-contract'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { postgresFactory } from './factory.ts'

let server: PostgresServer
let adapter: Adapter
let connection: Connection

beforeAll(async () => {
  server = await startPostgres({ timezone: 'Asia/Kathmandu' })
  adapter = await postgresFactory.open(server.credentials, { rootDir: '/', threads: 1 })
  connection = await adapter.connect()
})
afterAll(async () => {
  await adapter.close()
  await server.stop()
})

async function roundTrip(value: Cell, type: string): Promise<Cell | undefined> {
  const { rows } = await connection.query(`select cast($1 as ${type})`, { parameters: [value] })
  return rows[0]?.[0]
}

const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0'))

describe('what goes in as a parameter comes out', () => {
  test('integers of 64 bits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), async (value) => {
        const cell = await roundTrip(value, 'bigint')
        expect(typeof cell === 'number' ? BigInt(cell) : cell).toBe(value)
      }),
    )
  })

  test('decimals to the last digit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n }), async (scaled) => {
        const digits = String(scaled < 0n ? -scaled : scaled).padStart(11, '0')
        const decimal = `${scaled < 0n ? '-' : ''}${digits.slice(0, -10)}.${digits.slice(-10)}`
        expect(await roundTrip({ decimal }, 'numeric(80, 10)')).toEqual({ decimal })
      }),
    )
  })

  test('doubles bit by bit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double(), async (value) => {
        const cell = await roundTrip(value, 'double precision')
        expect(Object.is(cell, value) || cell === value).toBe(true)
      }),
    )
  })

  test('instants to the millisecond, in any time zone, BC too', async () => {
    const instant = fc.date({
      min: new Date('-004700-01-01'),
      max: new Date('9999-12-31'),
      noInvalidDate: true,
    })
    await fc.assert(
      fc.asyncProperty(instant, async (value) => {
        const cell = await roundTrip(value, 'timestamp')
        if (value.getUTCFullYear() > 0) expect(cell).toEqual(value)
        else expect(cell).toMatch(/ BC$/)
        if (value.getUTCFullYear() > 1950) expect(await roundTrip(value, 'timestamptz')).toEqual(value)
      }),
    )
  })

  test('text and lists of it, of any kind but NUL', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(text)), async (values) => {
        expect(await roundTrip(values, 'text[]')).toEqual(values)
        for (const value of values) expect(await roundTrip(value, 'text')).toEqual(value)
      }),
    )
  })

  test('bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), async (value) => {
        expect(await roundTrip(value, 'bytea')).toEqual(Buffer.from(value))
      }),
    )
  })
})

describe('types of PostgreSQL’s own', () => {
  beforeAll(async () => {
    await connection.query("create type mood as enum ('sad', 'glad')")
  })

  test.each<[sql: string, expected: Cell, type: string]>([
    ['array[1, null, 3]', [1, null, 3], 'integer[]'],
    [
      'array[[1, 2], [3, 4]]',
      [
        [1, 2],
        [3, 4],
      ],
      'integer[]',
    ],
    ["'[0:1]={1,2}'::integer[]", [1, 2], 'integer[]'],
    ['array[]::text[]', [], 'text[]'],
    [String.raw`array['a,b', 'NULL', 'q"\x']`, ['a,b', 'NULL', String.raw`q"\x`], 'text[]'],
    ['array[1.50]::numeric(8,2)[]', [{ decimal: '1.50' }], 'numeric(8,2)[]'],
    ["array[date '2024-01-02']", [new Date('2024-01-02')], 'date[]'],
    ['true', true, 'boolean'],
    ["'NaN'::numeric", NaN, 'numeric'],
    ["'Infinity'::numeric", Infinity, 'numeric'],
    ['1.5::numeric(10,2)', { decimal: '1.50' }, 'numeric(10,2)'],
    ['1.5::numeric(10,-1)', { decimal: '0' }, 'numeric(10,-1)'],
    ["'a'::varchar(7)", 'a', 'character varying(7)'],
    ["'a'::char(3)", 'a  ', 'character(3)'],
    ['\'{"a": 1}\'::jsonb', '{"a": 1}', 'jsonb'],
    ["'infinity'::date", 'infinity', 'date'],
    ["date '4714-11-24 BC'", '4714-11-24 BC', 'date'],
    [
      "timestamp(3) '2024-01-02 03:04:05.678'",
      new Date('2024-01-02T03:04:05.678Z'),
      'timestamp(3) without time zone',
    ],
    [
      "timestamptz '2024-01-02 03:04:05.000001+00'",
      '2024-01-02 03:04:05.000001+00',
      'timestamp with time zone',
    ],
    ["interval '1 day 2 hours'", '1 day 02:00:00', 'interval'],
    ["'glad'::mood", 'glad', 'mood'],
    ['int4range(1, 5)', '[1,5)', 'int4range'],
    ["row(1, 'a')", '(1,a)', 'record'],
    ["'10.0.0.1'::inet", '10.0.0.1', 'inet'],
    ["b'101'::bit(3)", '101', 'bit(3)'],
    ['1::oid', 1, 'oid'],
    ['null', null, 'text'],
  ])('%s', async (sql, expected, type) => {
    const { rows, columns } = await connection.query(`select ${sql} as it`)
    expect(rows).toEqual([[expected]])
    expect(columns).toEqual([{ name: 'it', dataType: type }])
  })
})
