import { describe, expect, test } from 'vitest'
import { useExtractSession } from './fixtures/extract-session.ts'

const session = useExtractSession()

describe('types', () => {
  test.each([
    ['integers', ['1', '-20', '0'], 'BIGINT'],
    ['leading zeros', ['007', '12'], 'VARCHAR'],
    ['phone numbers', ['+14155550123', '+442071838750'], 'VARCHAR'],
    ['beyond 64 bits', ['123456789012345678901'], 'VARCHAR'],
    ['decimals', ['1.50', '2', '-0.25', '1e-05', '144.', '.5'], 'DOUBLE'],
    ['codes that look like exponents', ['12e4', '13e5'], 'VARCHAR'],
    ['base64', ['aTh7qnEKD39s4hM7DuWoRmZYGME=', 'YN3lYDmQlhe9/W23LTk5vVVkMUE='], 'VARCHAR'],
    ['nothing at all', ['', ''], 'VARCHAR'],
    ['flags', ['TRUE', 'false', ''], 'BOOLEAN'],
    ['dates', ['2024-02-29', '2023-01-01'], 'DATE'],
    ['no such day', ['2023-02-29'], 'VARCHAR'],
    [
      'timestamps',
      ['2024-02-29 10:00:00', '2024-02-29T10:00:00.123', '2024-01-01 3:15:52', '2024-01-01'],
      'TIMESTAMP',
    ],
    ['timestamps with offset', ['2024-02-29T10:00:00Z', '2024-02-29 10:00:00+02:00'], 'TIMESTAMP'],
    ['days in a local order', ['31/12/2024', '01/02/2024'], 'VARCHAR'],
    ['JSON', ['"{""a"": 1}"', '[]'], 'VARCHAR'],
    ['a code among numbers', ['1001', '1002', '1003', '1004', 'K1A 0B1'], 'VARCHAR'],
  ])('%s', async (_name, values, type) => {
    const { write, extract, typesOf } = session()
    await write('things.csv', `id,value\n${values.map((value) => `a,${value}`).join('\n')}\n`)
    const summary = await extract()
    expect(summary).toMatchObject({ rows: values.length, rejected: 0, failures: [] })
    expect(await typesOf('things')).toEqual({ id: 'VARCHAR', value: type })
  })

  test('an offset is applied: all times are UTC', async () => {
    const { connection, write, extract, rowsOf } = session()
    await write('t.csv', 'id,at\n1,2024-06-01T10:00:00+02:00\n2,2024-06-01 10:00:00\n')
    await connection.query(`set TimeZone = 'America/New_York'`)
    await extract()
    expect(await rowsOf('select "at"::varchar from raw_shop.t order by id')).toEqual([
      ['2024-06-01 08:00:00'],
      ['2024-06-01 10:00:00'],
    ])
    expect(await rowsOf(`select current_setting('TimeZone')`)).toEqual([['America/New_York']])
  })
})
