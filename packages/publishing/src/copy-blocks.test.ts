import type { Adapter, Connection } from '@waypoint/adapter-contract'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { copyFile, type FileHandle, mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyRelations } from './copy-relations.ts'

let root: string
let handle: FileHandle
let warehouse: Adapter
let connection: Connection
let beside: Connection

const NAMES = ['changed', 'empty', 'keyed', 'kinds', 'nested', 'of_a_view', 'texts']
const opened: Adapter[] = []

/** One warehouse with everything that lies in a file in its own way; what is not published is the larger part of it. */
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'waypoint-blocks-'))
  await openWarehouse()
  await connection.query(`
    create schema marts; create schema staging;
    create type staging.mood as enum ('calm', 'cross');
    create macro staging.twice(x) as 2 * x;
    create table staging.noise as select uuid() as text, i % 7 as part from range(1000000) t(i);
    create table marts.changed as select i as id, i * 1.5 as cents from range(130000) t(i);
    create table marts.empty (id integer, text varchar);
    create table marts.keyed (id integer primary key, text varchar);
    create table marts.kinds as select i as id, (['calm', 'cross'])[1 + i % 2]::staging.mood as mood from range(1000) t(i);
    create table marts.nested as select i as id, [i, null] as list, {'a': i, 'b': [i::varchar]} as both, map {'k': i} as map
      from range(20000) t(i);
    create table marts.texts as select i as id, case i % 5 when 0 then null when 1 then '' when 2 then repeat('long ', 300) else 'short ' || i end as text
      from range(2000) t(i);
    create view marts.of_a_view as select part, count(*) as n, min(text) as least from staging.noise group by part;
    insert into marts.keyed select i, 'text ' || i from range(3000) t(i)`)
  await connection.query('checkpoint')
  await connection.query(`
    delete from marts.changed where id % 3 = 0; update marts.changed set cents = -1 where id < 100;
    insert into marts.changed values (1, 0.5)`)
})

afterAll(async () => {
  for (const adapter of opened) await adapter.close()
  await handle.close()
  await rm(root, { recursive: true })
})

async function openWarehouse(): Promise<void> {
  const openIt = () => duckdbFactory.open({ path: 'warehouse.duckdb' }, { rootDir: root, threads: 2 })
  await (await openIt()).close()
  handle = await open(join(root, 'warehouse.duckdb'), 'r')
  warehouse = await openIt()
  opened.push(warehouse)
  connection = await warehouse.connect()
  beside = await warehouse.connect()
}

function copy(file: string, source?: FileHandle) {
  return copyRelations({
    connection,
    ...(source === undefined ? {} : { alone: { beside, file: source } }),
    database: 'warehouse',
    file: join(root, file),
    relations: NAMES.map((name) => ({
      schema: 'marts',
      name,
      ...(name === 'changed' ? { sums: ['cents'] } : {}),
    })),
    known: { before: new Map(), now: new Map() },
    onCopied: () => undefined,
  })
}

async function reading(file: string): Promise<Connection> {
  const adapter = await duckdbFactory.open({ path: file, read_only: true }, { rootDir: root, threads: 1 })
  opened.push(adapter)
  return adapter.connect()
}

test('tables that are taken over block by block hold what copied rows hold: values, nulls, types, deleted rows', async () => {
  const byRows = await copy('rows.duckdb')
  expect(await copy('blocks.duckdb', handle)).toEqual(byRows)
  expect(byRows.relations.map(({ name, rows }) => [name, rows])).toMatchObject([
    ['changed', 86667],
    ['empty', 0],
    ['keyed', 3000],
    ['kinds', 1000],
    ['nested', 20000],
    ['of_a_view', 7],
    ['texts', 2000],
  ])
})

test('the file has nothing else: no table, no macro, no schema, and no space for them', async () => {
  const published = await reading('blocks.duckdb')
  const names = await published.query(
    "select distinct schema_name || '.' || table_name from duckdb_tables() order by 1",
  )
  expect(names.rows.flat()).toEqual(NAMES.map((name) => `marts.${name}`))
  await expect(published.query('select * from staging.noise')).rejects.toThrow()
  await expect(published.query('select staging.twice(2)')).rejects.toThrow()
  const [own, all] = [await stat(join(root, 'blocks.duckdb')), await handle.stat()]
  expect(own.blocks).toBeLessThan(all.blocks / 2)
})

test('the rows of a file that is not the database’s own are copied one by one', async () => {
  await copyFile(join(root, 'warehouse.duckdb'), join(root, 'other.bin'))
  const other = await open(join(root, 'other.bin'), 'r')
  expect((await copy('other.duckdb', other)).relations).toHaveLength(NAMES.length)
  await other.close()
})

test('a block that is not what was written is found', async () => {
  const { rows } = await connection.query(
    "select max(block_id) from pragma_storage_info('marts.nested') where segment_type = 'BIGINT'",
  )
  const file = await open(join(root, 'warehouse.duckdb'), 'r+')
  await file.write(Buffer.alloc(512, 'x'), 0, 512, 12288 + Number(rows[0]?.[0]) * 262144 + 1024)
  await file.close()
  await expect(copy('damaged.duckdb', handle)).rejects.toThrow(/checksum/i)
})
