import type { Connection } from '@waypoint/adapter-contract'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffRelation, type RelationPair } from './diff-relation.ts'
import { renderMarkdown } from './markdown.ts'
import type { RelationDiff } from './relation-diff.ts'

async function withDatabase<T>(use: (compare: Compare, connection: Connection) => Promise<T>): Promise<T> {
  const adapter = await duckdbFactory.open({ type: 'duckdb', path: ':memory:' }, { rootDir: '', threads: 1 })
  const connection = await adapter.connect()
  const compare: Compare = (options) =>
    diffRelation(
      { name: 'invoices', before: side('before'), after: side('after'), ...options },
      { adapter, connection },
    )
  try {
    return await use(compare, connection)
  } finally {
    await connection.close()
    await adapter.close()
  }
}

const side = (identifier: string) => ({ relation: { database: null, schema: 'main', identifier } })

type Compare = (options: Partial<RelationPair>) => Promise<RelationDiff>

test('rows are told apart by their key; changed cells are counted by column', () =>
  withDatabase(async (compare, connection) => {
    await connection.query(`
      create table before as select * from (values (1, 10.00, 'open'), (2, 20.00, 'open'), (3, 30.00, null)) as t (id, amount, status);
      create table after as select * from (values (1, 10.00, 'open'), (2, 20.50, 'paid'), (4, 40.00, 'open')) as t (id, amount, status)`)
    const diff = await compare({ key: ['id'] })
    expect(diff).toMatchObject({
      status: 'changed',
      rowsBefore: 3,
      rowsAfter: 3,
      key: ['id'],
      rows: {
        added: 1,
        removed: 1,
        changed: 1,
        cells: [
          { column: 'amount', changed: 1 },
          { column: 'status', changed: 1 },
        ],
      },
    })
    expect(diff.samples).toEqual([
      {
        kind: 'changed',
        row: { id: '2' },
        cells: [
          { column: 'amount', before: '20.00', after: '20.50' },
          { column: 'status', before: 'open', after: 'paid' },
        ],
      },
      { kind: 'added', row: { id: '4' }, cells: [] },
      { kind: 'removed', row: { id: '3' }, cells: [] },
    ])
    expect(renderMarkdown([diff], { before: 'main', after: 'branch' })).toContain(
      '| invoices | 3 | 3 | 1 | 1 | 1 | amount (1), status (1) |',
    )
  }))

test('columns that came, went or have another type are named, and what is shared is compared', () =>
  withDatabase(async (compare, connection) => {
    await connection.query(`
      create table before as select 1 as id, 5 as amount, 'x' as old;
      create table after as select 1 as id, '5' as amount, true as "new"`)
    const diff = await compare({ key: ['id'] })
    expect(diff.schema).toEqual({
      added: [{ name: 'new', type: 'BOOLEAN' }],
      removed: [{ name: 'old', type: 'VARCHAR' }],
      retyped: [{ name: 'amount', before: 'INTEGER', after: 'VARCHAR' }],
    })
    expect(diff).toMatchObject({ status: 'changed', rows: { added: 0, removed: 0, changed: 0 } })
  }))

test('without a key whole rows are compared, each as often as it is there', () =>
  withDatabase(async (compare, connection) => {
    await connection.query(`
      create table before as select * from (values (1, 'a'), (1, 'a'), (2, 'b')) as t (id, name);
      create table after as select * from (values (1, 'a'), (2, 'c')) as t (id, name)`)
    expect((await compare({})).rows).toEqual({ added: 1, removed: 2, changed: 0, cells: [] })
    const repeated = await compare({ key: ['id'] })
    expect(repeated).toMatchObject({ key: [], rows: { added: 1, removed: 2 } })
    expect(repeated.notes[0]).toContain('id is not a key')
  }))

test('equal rows in another order are equal; a relation of one side is added or removed', () =>
  withDatabase(async (compare, connection) => {
    await connection.query(`
      create table before as select range as id, range * 2 as twice from range(5000);
      create table after as from before order by id desc`)
    expect(await compare({ key: ['id'] })).toMatchObject({ status: 'equal', rowsBefore: 5000 })
    expect(await compare({ before: null })).toMatchObject({ status: 'added', rowsAfter: 5000 })
    expect(await compare({ after: null })).toMatchObject({ status: 'removed', rowsBefore: 5000 })
  }))

test.each([
  [['noted_at', 'row_fingerprint'], 'equal'],
  [['*_at', '*finger*'], 'equal'],
  [['NOTED_AT', 'row_*'], 'equal'],
  [['*_at'], 'changed'],
  [['noted', 'at', 'row_fingerprint'], 'changed'],
  [['noted*noted_at', 'row_fingerprint*x'], 'changed'],
])('columns that may differ, %j, are not looked at', (without, status) =>
  withDatabase(async (compare, connection) => {
    await connection.query(`
      create table before as select 1 as id, 'a' as row_fingerprint, 1 as noted_at;
      create table after as select 1 as id, 'b' as row_fingerprint, date '2026-01-01' as noted_at`)
    expect((await compare({ key: ['id'], without })).status).toBe(status)
  }),
)

test('only rows that meet a condition are compared', () =>
  withDatabase(async (compare, connection) => {
    await connection.query(`
      create table before as select date '2026-01-01' + range::int as day, range as n from range(10);
      create table after as select day, n + (day < date '2026-01-03')::int as n from before`)
    const where = "day >= date '2026-01-03'"
    expect(
      await compare({
        key: ['day'],
        before: { ...side('before'), where },
        after: { ...side('after'), where },
      }),
    ).toMatchObject({
      status: 'equal',
      rowsAfter: 8,
    })
  }))

const row = fc.record({ id: fc.nat(12), value: fc.option(fc.constantFrom('a', 'b', '')) })
const table = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 12 })

test('counts are those of two maps compared by key, for any two tables', () =>
  withDatabase(async (compare, connection) => {
    await fc.assert(
      fc.asyncProperty(table, table, async (before, after) => {
        for (const [name, rows] of Object.entries({ before, after })) {
          const values = rows.map(({ id, value }) => `(${id}, ${value === null ? 'null' : `'${value}'`})`)
          await connection.query(
            `create or replace table "${name}" (id integer, value varchar);
             ${values.length === 0 ? '' : `insert into "${name}" values ${values.join(', ')}`}`,
          )
        }
        const old = new Map(before.map(({ id, value }) => [id, value]))
        const kept = after.filter(({ id }) => old.has(id))
        const changed = kept.filter(({ id, value }) => old.get(id) !== value).length
        const { rows } = await compare({ key: ['id'], samples: 0 })
        expect(rows).toEqual({
          added: after.length - kept.length,
          removed: before.length - kept.length,
          changed,
          cells: changed === 0 ? [] : [{ column: 'value', changed }],
        })
      }),
      { numRuns: 40, seed: 20261121 },
    )
  }))
