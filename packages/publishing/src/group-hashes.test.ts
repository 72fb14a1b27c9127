import type { Adapter, Connection } from '@waypoint/adapter-contract'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { copyRelations } from './copy-relations.ts'
import { hashRelation, type RowSums } from './relation-hash.ts'

let root: string
let before: ReadonlyMap<string, RowSums>

/** A whole group of rows and a part of one. */
const ROWS = 122_880 + 1000

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'waypoint-groups-'))
  before = new Map()
  await build(`create table daily as select i as id, 'name ' || i % 7 as name, 1 as one from range(${ROWS}) t(i);
    create table other as select i as rowid, i * 2 as id from range(5) t(i)`)
})

afterEach(() => rm(root, { recursive: true }))

const openWarehouse = (): Promise<Adapter> =>
  duckdbFactory.open({ path: 'warehouse.duckdb' }, { rootDir: root, threads: 2 })

async function build(sql: string): Promise<void> {
  const warehouse = await openWarehouse()
  await (await warehouse.connect()).query(sql)
  await warehouse.close()
}

let copies = 0

/** Copies both tables: whether their hashes are those of all their rows, and how many groups it did not know. */
async function copy(): Promise<{
  readonly areRight: boolean
  readonly groups: number
  readonly read: number
}> {
  const source = await open(join(root, 'warehouse.duckdb'), 'r')
  const warehouse = await openWarehouse()
  const connection = await warehouse.connect()
  const known = { before, now: new Map<string, RowSums>() }
  copies += 1
  try {
    const { relations } = await copyRelations({
      connection,
      alone: { beside: await warehouse.connect(), file: source },
      database: 'warehouse',
      file: join(root, `copy-${copies}.duckdb`),
      relations: ['daily', 'other'].map((name) => ({ schema: 'main', name })),
      known,
      onCopied: () => undefined,
    })
    const whole = await wholeHashes(connection, ['daily', 'other'])
    const read = [...known.now.keys()].filter((print) => !before.has(print)).length
    before = known.now
    const areRight = relations.every(
      ({ hash, rows }, at) => hash === whole[at]?.hash && rows === whole[at]?.rows,
    )
    return { areRight, groups: known.now.size, read }
  } finally {
    await warehouse.close()
    await source.close()
  }
}

function wholeHashes(connection: Connection, tables: readonly string[]) {
  return Promise.all(tables.map((table) => hashRelation(connection, table)))
}

test('a group of rows that is as it was is not read again, and the hash is that of all rows', async () => {
  expect(await copy()).toEqual({ areRight: true, groups: 2, read: 2 })
  expect(await copy()).toEqual({ areRight: true, groups: 2, read: 0 })
})

test('after rows were appended, deleted and changed, their groups are read', async () => {
  await copy()
  await build(`delete from daily where id in (5, 7)`)
  expect(await copy()).toEqual({ areRight: true, groups: 2, read: 1 })
  await build(`delete from daily where id = 9`)
  expect(await copy()).toEqual({ areRight: true, groups: 2, read: 1 })
  await build(`update daily set name = 'other' where id = 123000`)
  expect(await copy()).toMatchObject({ areRight: true, read: 1 })
  await build(`insert into daily select i, 'more', 1 from range(${ROWS}, ${ROWS + 200000}) t(i)`)
  expect(await copy()).toMatchObject({ areRight: true })
  expect(await copy()).toMatchObject({ areRight: true, read: 0 })
})

test('one value everywhere in place of another is seen, though no block holds it', async () => {
  await build('create or replace table daily as select 1 as one from range(200000)')
  await copy()
  await build('create or replace table daily as select 2 as one from range(200000)')
  expect(await copy()).toMatchObject({ areRight: true, read: 2 })
})

test('equal bytes of another type are other rows', async () => {
  await build('create or replace table daily as select i::integer as value from range(1000) t(i)')
  await copy()
  await build(
    "create or replace table daily as select date '1970-01-01' + i::integer as value from range(1000) t(i)",
  )
  expect(await copy()).toMatchObject({ areRight: true, read: 1 })
})
