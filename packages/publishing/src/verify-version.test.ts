import { chmodSync, mkdtempSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { afterAll, expect, test } from 'vitest'
import { databasePath } from './layout.ts'
import { publish } from './publish.ts'
import { verifyVersion } from './verify-version.ts'

const dir = mkdtempSync(join(tmpdir(), 'waypoint-verify-'))

afterAll(() => rmSync(dir, { recursive: true, force: true }))

test('a version is whole until its file is changed, cut or gone', async () => {
  const adapter = await duckdbFactory.open({ path: join(dir, 'wh.duckdb') }, { rootDir: dir, threads: 1 })
  const connection = await adapter.connect()
  await connection.query(
    'create schema marts; create table marts.daily as select range as id from range(1000)',
  )
  const published = await publish({ connection, dir, schemas: ['marts'], gates: [] })
  await connection.close()
  await adapter.close()
  if (published.status !== 'published') throw new Error(published.status)
  const { version } = published
  const verified = () => verifyVersion(dir, version, duckdbFactory)
  expect(await verified()).toEqual({ state: 'whole' })

  const [relation] = version.relations
  const other = { ...version, relations: relation === undefined ? [] : [{ ...relation, hash: '1-1' }] }
  expect(await verifyVersion(dir, other, duckdbFactory)).toEqual({
    state: 'damaged',
    because: 'marts.daily has other rows',
  })

  const file = databasePath(dir, version.version)
  chmodSync(file, 0o644)
  truncateSync(file, version.bytes - 1)
  expect(await verified()).toMatchObject({ because: expect.stringContaining('bytes instead of') })
  rmSync(file)
  expect(await verified()).toEqual({ state: 'damaged', because: 'its file is missing' })
})
