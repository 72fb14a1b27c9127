import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CsvScanner } from './csv-scanner.ts'

function scan(pieces: readonly string[], delimiter = ','): readonly (readonly string[])[] {
  const scanner = new CsvScanner('a.csv', delimiter)
  const records = pieces.flatMap((piece) => {
    scanner.feed(piece)
    return [...scanner.take()]
  })
  return [...records, ...scanner.finish()].map(({ fields }) => fields)
}

const field = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', 'a', '|') }))

describe('records', () => {
  test('come out as they were written, wherever the file is cut into pieces', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(field, { minLength: 2, maxLength: 4 })),
        fc.constantFrom(',', ';', '||'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.nat(200)),
        (records, delimiter, lineEnd, cuts) => {
          const text = records
            .map(
              (fields) =>
                `${fields.map((each) => `"${each.replaceAll('"', '""')}"`).join(delimiter)}${lineEnd}`,
            )
            .join('')
          const places = [0, ...cuts.toSorted((a, b) => a - b), text.length]
          const pieces = places.slice(1).map((end, index) => text.slice(places[index], end))
          expect(scan(pieces, delimiter)).toEqual(records)
        },
      ),
    )
  })

  test.each<[text: string, records: readonly (readonly string[])[]]>([
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n\r\n1,\r\n',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    ['a b , "c"\n', [['a b ', ' "c"']]],
    ['x"y,"",z\n', [['x"y', '', 'z']]],
    ['', []],
    ['\n\n', []],
  ])('%j', (text, records) => expect(scan([text])).toEqual(records))

  test('begin on the line that an editor shows', () => {
    const scanner = new CsvScanner('a.csv', ',')
    scanner.feed('a,b\n"1\n2",x\r\n\r\ny,z\n')
    const lines = [...scanner.take(), ...scanner.finish()].map(({ line }) => line)
    expect(lines).toEqual([1, 2, 5])
  })
})

test.each([
  ['an open quote', 'a\n"b\nc\n', 2],
  ['text behind a quote', 'a\nb\n"c"d\n', 3],
])('%s is told with its line', (_name, text, line) => {
  expect(() => scan([text])).toThrow(
    expect.objectContaining({ code: 'invalid-csv', location: { file: 'a.csv', line } }),
  )
})
