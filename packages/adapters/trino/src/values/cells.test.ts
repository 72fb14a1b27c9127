import { expect, test } from 'vitest'
import { parsePage } from '../client/page.ts'
import { cellReader } from './cells.ts'

const signature = (rawType: string) => ({ rawType, arguments: [] })

test.each([
  ['bigint', 5, 5],
  ['bigint', '9007199254740993', 9007199254740993n],
  ['double', 'NaN', NaN],
  ['double', '12345678901234567', 12345678901234568],
  ['decimal', '12.50', { decimal: '12.50' }],
  ['date', '-0001-01-01', new Date('-000001-01-01T00:00:00Z')],
  ['timestamp', '2024-02-29 10:11:12.345000', new Date('2024-02-29T10:11:12.345Z')],
  ['timestamp', '2024-02-29 10:11:12.345678', '2024-02-29 10:11:12.345678'],
  ['timestamp with time zone', '2024-07-01 10:11:12.000001 Europe/Berlin', '2024-07-01 08:11:12.000001+00'],
  ['timestamp with time zone', '2024-03-31 03:00:00.000 Europe/Berlin', new Date('2024-03-31T01:00:00Z')],
  ['timestamp with time zone', '2024-07-01 10:11:12.000 -03:30', new Date('2024-07-01T13:41:12Z')],
  ['time', '01:02:03.500000', '01:02:03.5'],
  ['time', '01:02:03.000', '01:02:03'],
  ['varbinary', 'AP8=', Buffer.from([0, 255])],
  ['json', '{"a":1}', '{"a":1}'],
])('%s %j', (type, value, expected) => expect(cellReader(signature(type))(value)).toEqual(expected))

test('lists, maps and rows are read to their leaves', () => {
  const decimals = { rawType: 'array', arguments: [{ kind: 'TYPE' as const, value: signature('decimal') }] }
  expect(cellReader(decimals)(['1.0', null])).toEqual([{ decimal: '1.0' }, null])
  const row = {
    rawType: 'row',
    arguments: [
      { kind: 'NAMED_TYPE' as const, value: { fieldName: { name: 'a' }, typeSignature: decimals } },
      { kind: 'NAMED_TYPE' as const, value: { typeSignature: signature('date') } },
    ],
  }
  expect(cellReader(row)([['2.0'], '2024-01-01'])).toEqual({
    a: [{ decimal: '2.0' }],
    field1: new Date('2024-01-01'),
  })
})

test('whole numbers that a float would round come as text, and texts as they are', () => {
  const page = parsePage(
    String.raw`{"id":"q","data":[[9007199254740993,-1234567890123456789,1.5E18,"12345678901234567890 \" 1234567890123456"]]}`,
  )
  expect(page.data).toEqual([
    ['9007199254740993', '-1234567890123456789', 1.5e18, '12345678901234567890 " 1234567890123456'],
  ])
})
