import { trinoServer } from '@waypoint/adapter-conformance/trino-server'
import type { AdapterFactory } from '@waypoint/adapter-contract'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { trinoFactory } from '@waypoint/adapter-trino'
import { expect, test } from 'vitest'
import { portableDialect } from './portable-text.ts'

/** One value in the SQL that both databases read, its type in each of them, and the text that both have to give. */
const VALUES = [
  ['true', 'boolean', 'true'],
  ['cast(null as boolean)', 'boolean', null],
  ['cast(12.50 as decimal(10, 2))', 'decimal(10,2)', '12.5'],
  ['cast(null as decimal(10, 2))', 'decimal(10,2)', null],
  ['cast(9007199254740993 as bigint)', 'bigint', '9007199254740993'],
  ['cast(0.1 as double)', 'double', '1.00000000000e-01'],
  ['cast(0 as double)', 'double', '0'],
  ["cast('NaN' as double)", 'double', 'nan'],
  ["cast('-Infinity' as double)", 'double', '-inf'],
  ['cast(null as double)', 'double', null],
  ["date '2024-02-29'", 'date', '2024-02-29'],
  ["timestamp '2024-02-29 13:14:15.123456'", 'timestamp(6)', '2024-02-29 13:14:15.123456'],
  ['cast(null as timestamp)', 'timestamp(6)', null],
  ["'naïve'", 'varchar', 'naïve'],
] as const

const textsIn = async (
  factory: AdapterFactory,
  credentials: Readonly<Record<string, unknown>>,
): Promise<readonly unknown[]> => {
  const adapter = await factory.open(credentials, { rootDir: '/', threads: 1 })
  try {
    const connection = await adapter.connect()
    const dialect = portableDialect(adapter.type)
    const { rows } = await connection.query(
      `select ${VALUES.map(([value, type]) => dialect.text(value, type)).join(', ')}`,
    )
    return rows[0] ?? []
  } finally {
    await adapter.close()
  }
}

test('a value has the same text in DuckDB and in Trino, and no value has none', async () => {
  const expected = VALUES.map(([, , text]) => text)
  expect(await textsIn(duckdbFactory, { type: 'duckdb', path: ':memory:' })).toEqual(expected)
  expect(await textsIn(trinoFactory, trinoServer('portable_texts').credentials)).toEqual(expected)
})
