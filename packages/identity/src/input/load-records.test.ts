import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { customersIn, emptyFolder, resolveRows } from '../fixtures/record-rows.ts'
import { addOverride } from '../overrides/change-overrides.ts'
import { recordKeyOf } from '../overrides/overrides.ts'
import { resolveRecords } from '../resolve/resolve-records.ts'

function resolveText(text: string | Buffer, map: Readonly<Record<string, string>> = {}) {
  const dir = emptyFolder()
  const path = join(dir, 'records.csv')
  writeFileSync(path, text)
  return resolveRecords({
    file: { path, map },
    dir: join(dir, 'out'),
    at: '2026-01-01T00:00:00Z',
    threads: 1,
  })
}

const refusal = (code: string, message: RegExp): Error =>
  expect.objectContaining({ code, message: expect.stringMatching(message) as string }) as Error

describe('a file of records', () => {
  test.each([
    ['an empty one', '', 'empty-file', /is empty/],
    ['one with a header only', 'source_system,source_id,name\n', 'no-records', /has no record/],
    ['one without a key', 'source_system,name\na,b\n', 'unknown-column', /no column source_id/],
    [
      'one with nothing to compare',
      'source_system,source_id,created_at\na,1,2020-01-01\n',
      'unknown-column',
      /none of name, domain/,
    ],
  ])('%s is refused', async (_what, text, code, message) => {
    await expect(resolveText(text)).rejects.toThrow(refusal(code, message))
  })

  test('a column that --map names and the file has not is told with those that it has', async () => {
    await expect(resolveText('source_system,source_id,nom\na,1,Acme\n', { name: 'name1' })).rejects.toThrow(
      refusal('unknown-column', /'name1'/),
    )
  })

  test('a cell may have several lines', async () => {
    const summary = await resolveText('source_system,source_id,name\na,1,"Vexora\nFoods"\nb,2,Vexora Foods\n')
    expect(summary).toMatchObject({ records: 2, customers: 1 })
  })

  test('one record is one customer', async () => {
    expect(await resolveText('source_system,source_id,name\na,1,Acme\n')).toMatchObject({
      records: 1,
      customers: 1,
    })
  })

  test('columns may have other names', async () => {
    const summary = await resolveText('system,record_id,nom\na,1,Vexora Foods\nb,2,"Vexora Foods, Inc."\n', {
      name: 'nom',
    })
    expect(summary).toMatchObject({ records: 2, customers: 1 })
  })

  test('of two records with one key the last updated counts, and the other is kept with the reason', async () => {
    const summary = await resolveText(
      'source_system,source_id,name,updated_at\na,1,Old,2020-01-01\na,1,New,2021-01-01\n,2,No key,2021-01-01\n',
    )
    expect(summary.records).toBe(1)
    expect(summary.rejected.map(({ reason }) => reason).toSorted()).toEqual([
      'a newer record has the same source_system and source_id',
      'no source_system or no source_id',
    ])
  })

  test('rows that are not UTF-8 are kept with the reason; the others count', async () => {
    const bad = Buffer.concat([
      Buffer.from('source_system,source_id,name\na,1,Acme\nb,2,Caf'),
      Buffer.from([0xe9, 0x0a]),
    ])
    const summary = await resolveText(Buffer.concat([bad, Buffer.from('c,3,Acme\n')]))
    expect(summary.records).toBe(2)
    expect(summary.rejected).toEqual([expect.objectContaining({ line: 3 })])
  })

  test('emoji and names in any script are names', async () => {
    const summary = await resolveRows([
      { source_system: 'a', source_id: '1', name: '🚀 Rakete GmbH', domain: 'rakete.de' },
      { source_system: 'b', source_id: '2', name: 'Rakete 🚀', domain: 'rakete.de' },
      { source_system: 'a', source_id: '3', name: '株式会社ミドリ商事', domain: 'midori.co.jp' },
      { source_system: 'b', source_id: '4', name: 'ミドリ商事', website: 'https://midori.co.jp/jp' },
      { source_system: 'a', source_id: '5', name: 'ООО Ромашка' },
      { source_system: 'a', source_id: '6', name: '🚀🚀🚀' },
    ])
    const customers = await customersIn(summary.dir)
    expect(customers.get('a:1')).toBe(customers.get('b:2'))
    expect(customers.get('a:3')).toBe(customers.get('b:4'))
    expect(new Set(customers.values()).size).toBe(4)
  })

  test('records without any field in common are customers of their own', async () => {
    const summary = await resolveText(
      'source_system,source_id,name,domain\na,1,Acme,\nb,2,,zenith.com\nc,3,,\n',
    )
    expect(summary.customers).toBe(3)
  })
})

describe('overrides', () => {
  const at = { author: 'Ana Lindqvist', reason: 'asked them', at: '2026-01-02T00:00:00Z' }

  test('that contradict each other are refused', () => {
    const dir = emptyFolder()
    const force = (kind: 'force_match' | 'force_split', one: string, other: string) =>
      addOverride({ dir, kind, one: recordKeyOf(one), other: recordKeyOf(other), ...at })
    force('force_match', 'a:1', 'b:2')
    force('force_match', 'b:2', 'c:3')
    expect(() => force('force_split', 'a:1', 'c:3')).toThrow(
      refusal('contradictory-overrides', /Override 3 splits a:1 from c:3/),
    )
    expect(readFileSync(join(dir, 'overrides.json'), 'utf8')).not.toContain('force_split')
  })

  test('that name no record are told and have no effect', async () => {
    const dir = emptyFolder()
    mkdirSync(dir, { recursive: true })
    addOverride({ dir, kind: 'force_match', one: recordKeyOf('a:1'), other: recordKeyOf('z:9'), ...at })
    const summary = await resolveRows([{ source_system: 'a', source_id: '1', name: 'Acme' }], { dir })
    expect(summary.unknownOverrides.map(({ number }) => number)).toEqual([1])
  })
})
