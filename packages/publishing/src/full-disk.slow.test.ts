import type { Adapter, Connection } from '@waypoint/adapter-contract'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openVersion } from './open-version.ts'
import { publish } from './publish.ts'

let rootDir: string
let dir: string
let mounted = false
let warehouse: Adapter
let connection: Connection

beforeAll(async () => {
  rootDir = await mkdtemp(join(tmpdir(), 'waypoint-full-'))
  dir = join(rootDir, 'published')
  await mkdir(dir)
  mounted = spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', dir]).status === 0
  warehouse = await duckdbFactory.open({ path: 'wh.duckdb' }, { rootDir, threads: 1 })
  connection = await warehouse.connect()
})

afterAll(async () => {
  await warehouse.close()
  if (mounted) spawnSync('/bin/umount', [dir])
  await rm(rootDir, { recursive: true })
})

test('a full disk: the error says so, the last version stays, and with space it goes on', async (context) => {
  if (!mounted) context.skip('mounting a small file system needs root')
  const run = (): ReturnType<typeof publish> => publish({ connection, dir, schemas: ['marts'], gates: [] })
  await connection.query(
    `create schema marts; create table marts.t as select i, 'small' as size from range(1000) t(i)`,
  )
  expect(await run()).toMatchObject({ status: 'published' })
  await connection.query(
    `create table marts.big as select md5(random()::varchar) as noise from range(1000000)`,
  )
  await expect(run()).rejects.toMatchObject({ code: 'disk-full', hint: expect.stringContaining('space') })
  expect((await readdir(join(dir, 'versions'))).filter((name) => name.startsWith('.'))).toEqual([])
  const { adapter } = await openVersion({ dir, factory: duckdbFactory })
  expect((await (await adapter.connect()).query('select count(*) from marts.t')).rows).toEqual([[1000]])
  await adapter.close()
  await connection.query(`drop table marts.big; update marts.t set size = 'smaller'`)
  expect(await run()).toMatchObject({ status: 'published' })
})

test('a read-only file system: the error says so, readers go on', async (context) => {
  if (!mounted) context.skip('mounting a small file system needs root')
  await connection.query(`update marts.t set size = 'other'`)
  spawnSync('/bin/mount', ['-o', 'remount,ro', dir])
  await expect(publish({ connection, dir, schemas: ['marts'], gates: [] })).rejects.toMatchObject({
    code: 'permission-denied',
  })
  const { adapter } = await openVersion({ dir, factory: duckdbFactory })
  const sizes = await (await adapter.connect()).query('select distinct size from marts.t')
  expect(sizes.rows).toEqual([['smaller']])
  await adapter.close()
})
