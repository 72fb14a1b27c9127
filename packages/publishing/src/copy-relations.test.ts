import type { Adapter, Connection } from '@waypoint/adapter-contract'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { copyRelations } from './copy-relations.ts'

let root: string
let warehouse: Adapter
let connection: Connection

const names = ['a', 'b', 'c', 'd', 'e']

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'waypoint-copy-'))
  warehouse = await duckdbFactory.open({ type: 'duckdb', path: 'wh.duckdb' }, { rootDir: root, threads: 2 })
  connection = await warehouse.connect()
  await connection.query(names.map((name, index) => tableOf(name, index)).join(';'))
})

afterEach(async () => {
  await warehouse.close()
  await rm(root, { recursive: true })
})

const tableOf = (name: string, index: number): string =>
  `create table ${name} as select i as id, 'name ' || i % 7 as name from range(${index * 1000}) t(i)`

function copy(file: string, more: { readonly beside?: Connection; readonly named?: readonly string[] } = {}) {
  const { beside, named = names } = more
  return copyRelations({
    connection,
    alone: beside === undefined ? undefined : { beside },
    database: 'wh',
    file: join(root, file),
    relations: named.map((name) => ({ schema: 'main', name })),
    known: { before: new Map(), now: new Map() },
    onCopied: () => undefined,
  })
}

describe('on two connections', () => {
  test('the copies are those of one, told in the order in which they were asked for', async () => {
    const one = await copy('one.duckdb')
    const two = await copy('two.duckdb', { beside: await warehouse.connect() })
    expect(two).toEqual(one)
    expect(two.relations.map(({ name, rows }) => [name, rows])).toEqual(
      names.map((name, index) => [name, index * 1000]),
    )
  })

  test('what one of them cannot read fails the whole, and both can be used again', async () => {
    const beside = await warehouse.connect()
    await expect(copy('none.duckdb', { beside, named: ['a', 'nowhere', 'b', 'c'] })).rejects.toThrow(
      'nowhere',
    )
    expect((await copy('again.duckdb', { beside })).relations).toHaveLength(names.length)
  })
})
