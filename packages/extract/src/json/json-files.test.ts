import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { quarantined, useExtractSession } from '../fixtures/extract-session.ts'
import { findJsonFault } from './json-fault.ts'

const session = useExtractSession()

describe('forms of JSON', () => {
  test('a line per record: keys are columns, nested values JSON, texts stay texts', async () => {
    const { write, extract, rowsOf, typesOf } = session()
    const lines = [
      '{"id": 9007199254740993, "code": "007", "at": "2024-01-01T10:00:00+02:00", "ok": true, "tags": ["a", {"n": 1}]}',
      '',
      '{"id": 2, "code": "8", "at": "2024-01-02", "ok": false, "price": 12.5, "Ünï": "🙂\\n\\"x\\""}\r',
      '{"id": 3, "code": "", "at": null, "price": 1e3}',
    ]
    await write('orders.jsonl', lines.join('\n'))
    expect(await extract()).toMatchObject({ rows: 3, rejected: 0, failures: [] })
    expect(await typesOf('orders')).toEqual({
      id: 'BIGINT',
      code: 'VARCHAR',
      at: 'TIMESTAMP',
      ok: 'BOOLEAN',
      tags: 'VARCHAR',
      price: 'DOUBLE',
      Ünï: 'VARCHAR',
    })
    expect(await rowsOf('select * replace ("at"::varchar as "at") from raw_shop.orders')).toEqual([
      [9007199254740993n, '007', '2024-01-01 08:00:00', true, '["a",{"n":1}]', null, null],
      [2, '8', '2024-01-02 00:00:00', false, null, 12.5, '🙂\n"x"'],
      [3, '', null, null, null, 1000, null],
    ])
  })

  test.each([
    ['an array', 'a.json', '\uFEFF[\n {"id": 1, "n": [1, "]"]},\n {"id": 2}\n]\n'],
    ['an array on one line', 'a.jsonl', '[{"id":1,"n":[1,"]"]},{"id":2}]'],
    ['objects over several lines', 'a.json', '{\n "id": 1,\n "n": [1, "]"]\n}\n{\n "id": 2 }'],
    ['lines', 'a.ndjson', '{"id":1,"n":[1,"]"]}\r\n{"id":2}\r\n'],
    ['compressed', 'a.json.gz', gzipSync('{"id":1,"n":[1,"]"]}\n{"id":2}\n')],
    ['UTF-16', 'a.jsonl', Buffer.from('\uFEFF{"id":1,"n":[1,"]"]}\n{"id":2}\n', 'utf16le')],
  ])('%s', async (_form, name, content) => {
    const { write, extract, rowsOf } = session()
    await write(name, content)
    expect(await extract()).toMatchObject({ rejected: 0, failures: [] })
    expect(await rowsOf('select id, n from raw_shop.a order by id')).toEqual([
      [1, '[1,"]"]'],
      [2, null],
    ])
  })

  test('no record is no failure, and two thousand columns are columns', { timeout: 30_000 }, async () => {
    const { write, extract, rowsOf } = session()
    const keys = Array.from({ length: 2000 }, (_, index) => [`k${index}`, index])
    await write('none.jsonl', '')
    await write('wide.jsonl', `${JSON.stringify(Object.fromEntries(keys))}\n{"K1": 5}\n`)
    const summary = await extract()
    expect(summary.tables.map(({ table, rows, columns }) => [table, rows, columns.length])).toEqual([
      ['none', 0, 0],
      ['wide', 2, 2001],
    ])
    expect(await rowsOf('select k1, "K1_2", k1999 from raw_shop.wide')).toEqual([
      [1, null, 1999],
      [null, 5, null],
    ])
  })
})

test('bad records are kept with their place and reason, the others load', async () => {
  const { write, extract, rowsOf } = session()
  const good = Array.from({ length: 9 }, (_, index) => `{"id": ${index}, "amount": ${index}.5}`)
  const bad = [
    Buffer.from(
      '{"id": 1, "name": }\n[1, 2]\n{"id": 2, "name": "x"\n{"id": 3, "amount": "n/a"}\n{"id": 4, "name": "',
    ),
    Buffer.from([0xff, 0xfe]),
    Buffer.from('"}\n{"id": 5, "name": "Zoë"}\n'),
  ]
  await write('t.jsonl', Buffer.concat([...bad, Buffer.from(good.join('\n'))]))
  expect(await extract()).toMatchObject({ rows: 10, rejected: 5 })
  expect(await rowsOf(quarantined)).toEqual([
    ['t', 't.jsonl', 1, null, 'not JSON at column 19: unexpected "}"', '{"id": 1, "name": }'],
    ['t', 't.jsonl', 2, null, 'not an object: a record is written {"column": value}', '[1, 2]'],
    ['t', 't.jsonl', 3, null, 'not JSON at column 22: the record ends too early', '{"id": 2, "name": "x"'],
    [
      't',
      't.jsonl',
      4,
      'amount',
      `Could not convert string "n/a" to 'DOUBLE'`,
      '{"id":"3","amount":"n/a","name":null}',
    ],
    ['t', 't.jsonl', 5, null, 'bytes that are not UTF-8', '{"id": 4, "name": "ÿþ"}'],
  ])
})

test.each([
  ['{"a": 1,}', 1, 9],
  ['{"a" 1}', 1, 6],
  ['{"a": [1, 2}', 1, 12],
  ['{\n"a": tru\n}', 2, 6],
  ['{"a": "x\ny"}', 1, 7],
  ['{"a": 01}', 1, 8],
  ['{} {}', 1, 4],
  ['{"a": "\\x"}', 1, 7],
  ['{a: 1}', 1, 2],
])('the fault of %j', (text, line, column) => {
  expect(() => JSON.parse(text)).toThrow(SyntaxError)
  expect(findJsonFault(text)).toMatchObject({ line, column })
})
