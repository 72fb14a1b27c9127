import type { Cell } from '@waypoint/adapter-contract'
import { describe, expect, test } from 'vitest'
import { series } from './series.ts'
import { type OpenAdapter, useSession } from './session.ts'

const cells: readonly (readonly [sql: string, expected: Cell])[] = [
  ['null', null],
  ['true', true],
  ['cast(-5 as integer)', -5],
  ['cast(9007199254740991 as bigint)', 9007199254740991],
  ['cast(9007199254740993 as bigint)', 9007199254740993n],
  ['cast(-32768 as smallint)', -32768],
  ['cast(-9223372036854775808 as bigint)', -9223372036854775808n],
  ['cast(0.5 as double precision)', 0.5],
  ['cast(0.1 as double precision) + cast(0.2 as double precision)', 0.1 + 0.2],
  ["cast('NaN' as double precision)", NaN],
  ["cast('-Infinity' as double precision)", -Infinity],
  ['cast(0.5 as real)', 0.5],
  ['cast(0 as decimal(18, 2))', { decimal: '0.00' }],
  ['cast(12.50 as decimal(18, 2))', { decimal: '12.50' }],
  ['cast(-0.05 as decimal(18, 2))', { decimal: '-0.05' }],
  ['cast(9999999999999999.99 as decimal(18, 2))', { decimal: '9999999999999999.99' }],
  ["cast('text 🙂' as varchar)", 'text 🙂'],
  ["''", ''],
  ["date '2024-02-29'", new Date('2024-02-29T00:00:00Z')],
  ["date '0001-01-01'", new Date('0001-01-01T00:00:00Z')],
  ["date '1969-12-31'", new Date('1969-12-31T00:00:00Z')],
  ["timestamp '1969-12-31 23:59:59.5'", new Date('1969-12-31T23:59:59.500Z')],
  ["timestamp '2024-02-29 10:11:12.345'", new Date('2024-02-29T10:11:12.345Z')],
  ["timestamp '2024-02-29 10:11:12.345678'", '2024-02-29 10:11:12.345678'],
  ["cast('2024-02-29 10:11:12+02:00' as <instant>)", new Date('2024-02-29T08:11:12Z')],
  ["cast('2024-02-29 10:11:12.000001+02:00' as <instant>)", '2024-02-29 08:11:12.000001+00'],
  ["cast('6f0d3ab0-0a5b-4c43-9f2e-0d0e4b8f3c11' as uuid)", '6f0d3ab0-0a5b-4c43-9f2e-0d0e4b8f3c11'],
  ["time '01:02:03'", '01:02:03'],
]

const parameters: readonly (readonly [type: string, value: Cell])[] = [
  ['integer', null],
  ['boolean', false],
  ['bigint', 42],
  ['bigint', 9007199254740993n],
  ['double precision', 0.1],
  ['decimal(18, 2)', { decimal: '-12.05' }],
  ['varchar', "it's"],
  ['timestamp', new Date('2024-02-29T10:11:12.345Z')],
]

/** `instantType` is the type of an instant that keeps its microseconds. */
export function describeValues(open: OpenAdapter, instantType: string): void {
  const session = useSession(open)

  test.each(cells)('%s', async (sql, expected) => {
    expect(await session().rows(`select ${sql.replace('<instant>', instantType)}`)).toEqual([[expected]])
  })

  test.each(parameters)('a parameter of type %s keeps its value: %o', async (type, value) => {
    expect(await session().rows(`select cast($1 as ${type})`, [value])).toEqual([[value]])
  })

  describe('results', () => {
    test('columns have the names and types of the query, equal names included', async () => {
      const { columns } = await session().connection.query('select 1 as id, 2 as id, null as nothing')
      expect(columns.map(({ name }) => name)).toEqual(['id', 'id', 'nothing'])
    })

    test('a statement that writes says how many rows', async () => {
      const { connection, sql } = session()
      const created = await connection.query(`create table ${sql('w')} as select 1 as id union all select 2`)
      const inserted = await connection.query(`insert into ${sql('w')} values (3), (4), (5)`)
      const updated = await connection.query(`update ${sql('w')} set id = id + 1 where id > 3`)
      const deleted = await connection.query(`delete from ${sql('w')} where id = 1`)
      const counts = [created, inserted, updated, deleted].map(({ rowsAffected }) => rowsAffected)
      expect(counts).toEqual([2, 3, 2, 1])
      expect(inserted.response['_message']).toBeDefined()
    })

    test('of several statements the last one answers; text without a statement answers nothing', async () => {
      const { rows, connection } = session()
      expect(await rows("select 1; select 'a;b' as x; -- the end; really\n")).toEqual([['a;b']])
      expect((await connection.query('-- nothing\n')).rows).toEqual([])
      expect((await connection.query('')).rows).toEqual([])
    })

    test('no more rows than asked for', async () => {
      const { connection } = session()
      const { rows } = await connection.query(`select i from (${series(5)}) as numbers order by i`, {
        limit: 3,
      })
      expect(rows).toEqual([[1], [2], [3]])
    })
  })
}
