import { expect, test } from 'vitest'
import { lakeColumn } from './iceberg-types.ts'

test.each([
  ['SMALLINT', 'integer', 'INTEGER'],
  ['UBIGINT', 'decimal(20, 0)', 'DECIMAL(20, 0)'],
  ['DECIMAL(18,2)', 'decimal(18, 2)', 'DECIMAL(18,2)'],
  ['TIMESTAMP_MS', 'timestamp(6)', 'TIMESTAMP'],
  ['TIMESTAMP_NS[]', 'array(timestamp(6))', 'TIMESTAMP[]'],
  ['VARCHAR[][]', 'array(array(varchar))', 'VARCHAR[][]'],
  ['JSON', 'varchar', 'VARCHAR'],
  ['STRUCT(a INTEGER)[]', 'varchar', 'VARCHAR'],
  ["ENUM('a[]')", 'varchar', 'VARCHAR'],
])('%s becomes %s and is written as %s', (duckdb, type, stored) => {
  expect(lakeColumn('x', duckdb)).toEqual({ name: 'x', type, stored })
})
