import type { Adapter, Connection } from '@waypoint/adapter-contract'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { extractFolder } from './extract-folder.ts'
import type { ExtractOptions, ExtractSummary } from './options.ts'

let folder: string
let adapter: Adapter
let connection: Connection

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waypoint-extract-test-'))
  adapter = await duckdbFactory.open({ type: 'duckdb' }, { rootDir: folder, threads: 1 })
  connection = await adapter.connect()
})

afterEach(async () => {
  await adapter.close()
  await rm(folder, { recursive: true })
})

async function write(name: string, content: string | Buffer): Promise<void> {
  const path = join(folder, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, content)
}

function extract(options: Partial<ExtractOptions> = {}): Promise<ExtractSummary> {
  return extractFolder({ source: 'shop', input: { folder }, connection, ...options })
}

async function rowsOf(sql: string): Promise<readonly unknown[]> {
  return (await connection.query(sql)).rows
}

async function typesOf(table: string): Promise<Record<string, string>> {
  const relation = { database: null, schema: 'raw_shop', identifier: table }
  const columns = await adapter.columnsOf(connection, relation)
  return Object.fromEntries(columns.map(({ name, dataType }) => [name, dataType]))
}

const quarantined =
  'select table_name, file, line, column_name, reason, raw_line from raw_shop._quarantine order by line'

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
    await write('things.csv', `id,value\n${values.map((value) => `a,${value}`).join('\n')}\n`)
    const summary = await extract()
    expect(summary).toMatchObject({ rows: values.length, rejected: 0, failures: [] })
    expect(await typesOf('things')).toEqual({ id: 'VARCHAR', value: type })
  })

  test('an offset is applied: all times are UTC', async () => {
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

describe('what a file may look like', () => {
  test('reserved, repeated, blank and padded column names', async () => {
    await write('default.csv', 'index,default, count ,INDEX,\n1,2,3,4,5\n')
    await extract()
    expect(await typesOf('default')).toEqual({
      index: 'BIGINT',
      default: 'BIGINT',
      count: 'BIGINT',
      INDEX_2: 'BIGINT',
      column_5: 'BIGINT',
    })
  })

  test.each([
    [';', 'semicolon'],
    ['\t', 'tab'],
    ['|', 'bar'],
  ])('delimiter %j', async (delimiter, name) => {
    await write(`${name}.csv`, `id${delimiter}name\n1${delimiter}"a, b"\n`)
    await extract()
    expect(await rowsOf(`select * from raw_shop.${name}`)).toEqual([[1, 'a, b']])
  })

  test.each([
    ['UTF-8 with byte order mark', Buffer.from('\uFEFFid,name\n1,Zoë\n'), 0],
    ['UTF-16', Buffer.from('\uFEFFid,name\n1,Zoë\n', 'utf16le'), 1],
    ['Latin-1', Buffer.from('id,name\n1,Zo\xeb\n', 'latin1'), 1],
    ['CR LF', Buffer.from('id,name\r\n1,Zoë\r\n'), 0],
    ['mixed line ends', Buffer.from('id,name\r\n1,Zoë\n'), 1],
    ['CR alone', Buffer.from('id,name\r1,Zoë\r'), 1],
    ['no line end at the end', Buffer.from('id,name\n1,Zoë'), 0],
    ['blank lines first', Buffer.from('\n\nid,name\n1,Zoë\n\n'), 0],
  ])('%s', async (_name, content, notes) => {
    await write('people.csv', content)
    const summary = await extract()
    expect(summary.tables[0]?.notes).toHaveLength(notes)
    expect(await rowsOf('select id, name from raw_shop.people')).toEqual([[1, 'Zoë']])
  })

  test('line ends inside values are values, of whatever kind', async () => {
    await write('a.csv', 'id,text\r\n1,"a\nb"\r\n2,"c\r\nd"\r\n')
    await write('b.csv', 'id,text\n1,"a\nb"\n2,"c\r\nd"\n3\n')
    expect((await extract()).tables.flatMap(({ notes }) => notes)).toEqual([])
    const both = 'select text from raw_shop.a union all select text from raw_shop.b order by all'
    expect(await rowsOf(both)).toEqual([['a\nb'], ['a\nb'], ['c\r\nd'], ['c\r\nd']])
    expect(await rowsOf('select line from raw_shop._quarantine')).toEqual([[6]])
  })

  test('compressed', async () => {
    await write('packed.csv.gz', gzipSync('id,name\n1,Zoë\n2\n'))
    expect(await extract()).toMatchObject({ rows: 1, rejected: 1 })
    expect(await rowsOf('select line, raw_line from raw_shop._quarantine')).toEqual([[3, '2']])
  })

  test('part files in a folder are one table, columns by name', async () => {
    await write('orders/part-0.csv', 'id,total\n1,10\n')
    await write('orders/part-1.csv', 'total,id,coupon\n20.5,2,X\n')
    await extract()
    expect(await rowsOf('select * from raw_shop.orders order by id')).toEqual([
      [1, 10, null],
      [2, 20.5, 'X'],
    ])
  })

  test('Parquet, with its own types and times in UTC', async () => {
    await mkdir(join(folder, 'events'))
    for (const part of [1, 2]) {
      await connection.query(
        `copy (select ${part} as id, 1.5::decimal(9,2) as amount, timestamptz '2024-01-01 10:00:00+02' as at)
         to '${join(folder, 'events', `${part}.parquet`)}' (format parquet)`,
      )
    }
    const summary = await extract()
    expect(summary.rows).toBe(2)
    expect(await typesOf('events')).toEqual({ id: 'INTEGER', amount: 'DECIMAL(9,2)', at: 'TIMESTAMP' })
    expect(await rowsOf('select "at"::varchar from raw_shop.events limit 1')).toEqual([
      ['2024-01-01 08:00:00'],
    ])
  })
})

describe('bad rows are kept with line and reason, the others load', () => {
  test('too few and too many fields', async () => {
    await write('t.csv', 'id,name,note\n1,"two\nlines",x\n2,short\n3,a,b,c\n\n4,a,b\n')
    expect(await extract({ batchId: 'b1' })).toMatchObject({ rows: 2, rejected: 2, batchId: 'b1' })
    expect(await rowsOf(quarantined)).toEqual([
      ['t', 't.csv', 4, 'note', 'too few fields: 2 of 3', '2,short'],
      ['t', 't.csv', 5, null, 'too many fields: 4 or more for 3 columns', '3,a,b,c'],
    ])
  })

  test('a value that is not what the column is', async () => {
    await write(
      't.csv',
      'id,amount,at\r\n1,1.5,2024-01-01\r\n2,n/a,2024-01-02\r\n3,2.5,soon\r\n4,1,2024-01-04\r\n',
    )
    await extract()
    expect(await typesOf('t')).toEqual({ id: 'BIGINT', amount: 'DOUBLE', at: 'DATE' })
    expect(await rowsOf(quarantined)).toEqual([
      ['t', 't.csv', 3, 'amount', `Could not convert string "n/a" to 'DOUBLE'`, '2,n/a,2024-01-02'],
      ['t', 't.csv', 4, 'at', `Could not convert string "soon" to 'DATE'`, '3,2.5,soon'],
    ])
  })

  test('a quote that is never closed costs its own line only', async () => {
    const lines = Array.from({ length: 50 }, (_, index) => `${index + 1},"name ${index + 1}",x`)
    lines[9] = '10,"open,x'
    lines[29] = '30,"open again,x'
    lines[49] = '50,"open to the end,x'
    await write('t.csv', `id,name,note\n${lines.join('\n')}\n`)
    expect(await extract()).toMatchObject({ rows: 47, rejected: 3 })
    expect(await rowsOf('select line, raw_line from raw_shop._quarantine order by line')).toEqual([
      [11, '10,"open,x'],
      [31, '30,"open again,x'],
      [51, '50,"open to the end,x'],
    ])
  })

  test('a line in another encoding', async () => {
    await write(
      't.csv',
      Buffer.concat([Buffer.from('id,name\n1,Zoë\n2,Zo'), Buffer.from([0xeb]), Buffer.from('\n3,a\n')]),
    )
    expect(await extract()).toMatchObject({ rows: 2, rejected: 1 })
    expect(await rowsOf('select line, reason from raw_shop._quarantine')).toEqual([
      [3, 'bytes that are not UTF-8'],
    ])
  })
})

describe('files that cannot be read are reported, the others load', () => {
  test('empty, no header, broken Parquet', async () => {
    await write('good.csv', 'id\n1\n')
    await write('empty.csv', '')
    await write('blank.csv', '\n \n')
    await write('broken.parquet', 'PAR1 nothing')
    await write('notes.txt', 'not a table')
    const summary = await extract()
    expect(summary.tables.map(({ table }) => table)).toEqual(['good'])
    expect(summary.failures.map(({ file, error }) => [file, error.code])).toEqual([
      ['blank.csv', 'missing-header'],
      ['broken.parquet', 'unreadable-file'],
      ['empty.csv', 'empty-file'],
    ])
    expect(summary.ignored).toEqual(['notes.txt'])
  })

  test('a folder without tables, a folder that is not there', async () => {
    await expect(extract()).rejects.toMatchObject({ code: 'nothing-to-load' })
    await expect(extract({ input: { folder: join(folder, 'nowhere') } })).rejects.toMatchObject({
      code: 'missing-folder',
    })
  })
})

test('the warehouse may be called like the schema', async () => {
  await write('t.csv', 'id\n1\n')
  const named = await duckdbFactory.open({ path: 'raw_shop.duckdb' }, { rootDir: folder, threads: 1 })
  const own = await named.connect()
  expect(await extractFolder({ source: 'shop', input: { folder }, connection: own })).toMatchObject({
    rows: 1,
  })
  expect((await own.query('select * from raw_shop.raw_shop.t')).rows).toEqual([[1]])
  await named.close()
})

describe('loading again', () => {
  test('the same files change nothing; changed ones replace the table with its quarantine', async () => {
    await write('t.csv', 'id,name\n1,a\n2\n')
    await extract()
    const again = await extract()
    expect(again.tables[0]).toMatchObject({ unchanged: true, rows: 0 })
    await write('t.csv', 'id,name\n1,a\n2,b\n')
    expect(await extract()).toMatchObject({ rows: 2, rejected: 0 })
    expect(await rowsOf(quarantined)).toEqual([])
    expect(await rowsOf('select table_name, file, rows, rejected from raw_shop._extract_log')).toEqual([
      ['t', 't.csv', 2, 0],
    ])
  })

  test('a batch is appended once', async () => {
    await write('t.csv', 'id,at,amount\n1,2024-01-01,1\n')
    await extract()
    await write('t.csv', 'id,at,amount,city\n2,2024-01-02 10:00:00,2.5,Oslo\n')
    const batch = { mode: 'append', batchId: '2024-01-02' } as const
    expect(await extract(batch)).toMatchObject({ rows: 1 })
    expect(await extract(batch)).toMatchObject({ rows: 0 })
    expect(await typesOf('t')).toEqual({ id: 'BIGINT', at: 'TIMESTAMP', amount: 'DOUBLE', city: 'VARCHAR' })
    expect(await rowsOf('select id, "at"::varchar, amount, city from raw_shop.t order by id')).toEqual([
      [1, '2024-01-01 00:00:00', 1, null],
      [2, '2024-01-02 10:00:00', 2.5, 'Oslo'],
    ])
  })

  test('in an append the types of the table hold: what misfits is set aside', async () => {
    await write('t.csv', 'id,code\n1,5\n')
    await extract()
    await write('t.csv', 'id,code\n2,six\n3,7\n')
    expect(await extract({ mode: 'append' })).toMatchObject({ rows: 1, rejected: 1 })
    expect(await typesOf('t')).toEqual({ id: 'BIGINT', code: 'BIGINT' })
  })

  test('an append that would lose digits fails for its table alone', async () => {
    await write('t.csv', 'id\n9007199254740993\n')
    await write('u.csv', 'id\n1\n')
    await extract()
    await write('t.csv', 'id\n1.5\n')
    await write('u.csv', 'id\n2\n')
    const summary = await extract({ mode: 'append' })
    expect(summary.failures.map(({ table, error }) => [table, error.code])).toEqual([['t', 'lossy-widening']])
    expect(await rowsOf('select * from raw_shop.t')).toEqual([[9007199254740993n]])
    expect(await rowsOf('select count(*) from raw_shop.u')).toEqual([[2]])
  })

  test('an interrupted load leaves the old table, and nothing half-built', async () => {
    await write('t.csv', 'id\n1\n')
    await extract()
    await write('t.csv', 'id\n1\n2\n')
    const controller = new AbortController()
    const running = extract({ signal: controller.signal, onProgress: () => controller.abort() })
    await expect(running).rejects.toMatchObject({ code: 'query-cancelled' })
    expect(await rowsOf('select * from raw_shop.t')).toEqual([[1]])
    expect(await rowsOf(`select table_name from duckdb_tables() where table_name like '%load%'`)).toEqual([])
  })
})
