import type { Adapter, Connection } from '@waypoint/adapter-contract'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import * as fc from 'fast-check'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { extractFolder } from './extract-folder.ts'

let folder: string
let adapter: Adapter
let connection: Connection

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waypoint-random-'))
  adapter = await duckdbFactory.open({ type: 'duckdb' }, { rootDir: folder, threads: 1 })
  connection = await adapter.connect()
})
afterAll(async () => {
  await adapter.close()
  await rm(folder, { recursive: true })
})

/** Text as vendors export it; the letter in front keeps it from being a number or a date. */
const text = fc
  .string({
    unit: fc.constantFrom('a', 'ß', '🙂', ' ', ',', ';', '"', '\n', '\\', "'", '\t', '7'),
    maxLength: 12,
  })
  .map((value) => `v${value}`)

type Line =
  | { readonly kind: 'good'; readonly values: readonly string[] }
  | { readonly kind: 'bad'; readonly raw: string }

const line: fc.Arbitrary<Line> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .array(text, { minLength: 3, maxLength: 3 })
      .map((values) => ({ kind: 'good' as const, values })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('short,line', 'one', 'far,too,many,fields')
      .map((raw) => ({ kind: 'bad' as const, raw })),
  },
)

function encode(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

test('whatever the values, good lines come in exactly and bad ones are kept with their line number', {
  timeout: 30_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 30 }), fc.constantFrom('\n', '\r\n'), async (lines, end) => {
      const records = lines.map((one) => (one.kind === 'good' ? one.values.map(encode).join(',') : one.raw))
      await writeFile(join(folder, 't.csv'), ['a,b,c', ...records].map((record) => record + end).join(''))
      const summary = await extractFolder({ source: 'shop', input: { folder }, connection, force: true })
      expect(summary.failures).toEqual([])
      const { rows } = await connection.query('select a, b, c from raw_shop.t')
      expect(rows).toEqual(lines.flatMap((one) => (one.kind === 'good' ? [one.values] : [])))
      const quarantine = await connection.query(
        'select line, raw_line from raw_shop._quarantine order by line',
      )
      expect(quarantine.rows).toEqual(badLines(lines, records))
    }),
    { numRuns: 60 },
  )
})

function badLines(
  lines: readonly Line[],
  records: readonly string[],
): readonly (readonly [number, string])[] {
  let number = 2
  return lines.flatMap((one, index): readonly (readonly [number, string])[] => {
    const at = number
    number += records[index]?.split('\n').length ?? 0
    return one.kind === 'bad' ? [[at, one.raw]] : []
  })
}
