import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quarantined, useExtractSession } from '../fixtures/extract-session.ts'
import type { ExtractOptions } from '../options.ts'

const session = useExtractSession()

const byId = { mode: 'upsert', tables: { t: { key: ['id'] } } } satisfies Partial<ExtractOptions>
const byCursor = {
  mode: 'upsert',
  tables: { t: { key: ['id'], cursor: 'at' } },
} satisfies Partial<ExtractOptions>

describe('upsert', () => {
  test('rows with the same key are replaced, others added; the same batch twice changes nothing', async () => {
    const { write, extract, rowsOf } = session()
    await write('t.csv', 'id,name\n1,a\n2,b\n2,b again\n')
    expect(await extract({ ...byId, batchId: 'b1' })).toMatchObject({ rows: 2 })
    await write('t.csv', 'ID,name,city\n2,B,Oslo\n3,c,\n')
    expect(await extract({ ...byId, batchId: 'b2' })).toMatchObject({ rows: 2 })
    const again = await extract({ ...byId, batchId: 'b2' })
    expect(again.tables[0]).toMatchObject({ unchanged: true, rows: 0, mode: 'upsert' })
    expect(await rowsOf('from raw_shop.t order by id')).toEqual([
      [1, 'a', null],
      [2, 'B', 'Oslo'],
      [3, 'c', null],
    ])
  })

  test('rows without a key are kept back, with their line', async () => {
    const { write, extract, rowsOf } = session()
    await write('t.csv', 'id,name\n1,"a\nb"\n,"none\nat all"\n3,c\n,d\n')
    expect(await extract(byId)).toMatchObject({ rows: 2, rejected: 2 })
    await write('t.csv', '')
    await write('u.jsonl', '{"id":1,"n":1}\n{"n":2}\n')
    await extract({ mode: 'upsert', tables: { u: { key: ['id'] } } })
    const reason = 'missing key: the column identifies the row and is empty'
    expect(await rowsOf(`${quarantined}, table_name`)).toEqual([
      ['u', 'u.jsonl', 2, 'id', reason, '{"id":null,"n":"2"}'],
      ['t', 't.csv', 4, 'id', reason, ',"none\nat all"'],
      ['t', 't.csv', 7, 'id', reason, ',d'],
    ])
  })

  test('a table without declared key, a key that is no column', async () => {
    const { write, extract } = session()
    await write('t.csv', 'id,name\n1,a\n')
    await write('u.csv', 'id,name\n1,a\n')
    const summary = await extract({ mode: 'upsert', tables: { u: { key: ['uid'] } } })
    expect(summary.failures.map(({ table, error }) => [table, error.code])).toEqual([
      ['t', 'missing-key'],
      ['u', 'unknown-column'],
    ])
  })

  test('a table with a key is deduplicated when it is replaced, too', async () => {
    const { write, extract, rowsOf } = session()
    await write('t.csv', 'id,_fivetran_synced\n1,2024-01-02\n1,2024-01-03\n1,2024-01-01\n')
    expect(await extract({ tables: byId.tables })).toMatchObject({ rows: 1 })
    expect(await rowsOf('select _fivetran_synced::varchar from raw_shop.t')).toEqual([['2024-01-03']])
    expect((await extract({ tables: byId.tables })).tables[0]).toMatchObject({ unchanged: true })
  })
})

describe('deletes are soft', () => {
  test('a marked row replaces its predecessor; a tombstone marks it and leaves its values', async () => {
    const { write, extract, rowsOf } = session()
    const batches = [
      '{"id":1,"name":"a","at":"2024-01-01","_fivetran_deleted":false}\n{"id":2,"name":"b","at":"2024-01-01"}',
      '{"id":1,"name":"a","at":"2024-01-02","_fivetran_deleted":true}\n{"id":2,"at":"2024-01-03","_fivetran_deleted":true}',
      '{"id":2,"name":"late","at":"2024-01-02"}',
    ]
    for (const [index, batch] of batches.entries()) {
      await write('t.jsonl', batch)
      await extract({ ...byCursor, batchId: String(index) })
    }
    expect(
      await rowsOf('select id, name, _fivetran_deleted, "at"::varchar from raw_shop.t order by id'),
    ).toEqual([
      [1, 'a', true, '2024-01-02'],
      [2, 'late', true, '2024-01-03'],
    ])
    await write('t.jsonl', '{"id":2,"name":"back","at":"2024-01-04","_fivetran_deleted":false}')
    await extract({ ...byCursor, batchId: 'back' })
    expect(await rowsOf('select name, _fivetran_deleted from raw_shop.t where id = 2')).toEqual([
      ['back', false],
    ])
  })

  test('without a cursor the order of rows and batches counts', async () => {
    const { write, extract, rowsOf } = session()
    await write(
      't.jsonl',
      '{"id":1,"name":"a"}\n{"id":1,"_deleted":true}\n{"id":2,"_deleted":true}\n{"id":2,"name":"b"}',
    )
    await extract(byId)
    expect(await rowsOf('select id, name, _deleted from raw_shop.t order by id')).toEqual([
      [1, 'a', true],
      [2, 'b', null],
    ])
  })
})

const version = fc.record({
  id: fc.integer({ min: 1, max: 4 }),
  at: fc.integer({ min: 1, max: 6 }),
  kind: fc.constantFrom('content', 'content', 'content', 'tombstone', 'wide'),
  name: fc.constantFrom('a', 'b', 'c'),
})

interface Version {
  readonly id: number
  readonly at: number
  readonly kind: string
  readonly name: string
}

function line({ id, at, kind, name }: Version): string {
  const day = `2024-01-0${at}`
  if (kind === 'tombstone') return JSON.stringify({ id, at: day, _deleted: true })
  return JSON.stringify({ id, at: day, name, ...(kind === 'wide' ? { extra: at / 2 } : {}), _deleted: false })
}

test('with a cursor the order of batches, and where they are cut, does not matter', {
  timeout: 60_000,
}, async () => {
  const { write, extract, rowsOf, connection } = session()
  const load = async (batches: readonly (readonly string[])[]): Promise<readonly unknown[]> => {
    await connection.query('drop schema if exists raw_shop cascade')
    for (const [index, batch] of batches.entries()) {
      await write('t.jsonl', batch.join('\n'))
      const summary = await extract({ ...byCursor, batchId: String(index) })
      expect(summary.failures).toEqual([])
    }
    const columns = await rowsOf(
      `select column_name from information_schema.columns where table_schema = 'raw_shop' and table_name = 't'`,
    )
    const has = (name: string): boolean => JSON.stringify(columns).includes(`"${name}"`)
    return rowsOf(
      `select id, "at"::varchar, ${has('name') ? 'name' : 'null'}, ${has('extra') ? 'extra::double' : 'null'}, _deleted
       from raw_shop.t order by id`,
    )
  }
  await fc.assert(
    fc.asyncProperty(
      fc.array(version, { minLength: 2, maxLength: 12 }),
      fc.integer(),
      async (versions, salt) => {
        const lines = versions.map(line)
        const inOrder = await load([lines])
        const shuffled = lines
          .map((text, index) => ({ text, rank: Math.sin(salt + index * 7919) }))
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ text }) => text)
        const cut = 1 + (Math.abs(salt) % shuffled.length)
        expect(await load([shuffled.slice(0, cut), shuffled.slice(cut)])).toEqual(inOrder)
      },
    ),
    { numRuns: 25, seed: 20_261_121 },
  )
})
