import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FixtureProject, statuses } from './fixtures/fixture-project.ts'

const disk = mkdtempSync(join(tmpdir(), 'waypoint-small-disk-'))
const project = new FixtureProject()
let mounted = false

beforeAll(() => {
  mounted = spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk]).status === 0
})

afterAll(() => {
  if (mounted) spawnSync('/bin/umount', [disk])
  rmSync(disk, { recursive: true, force: true })
  project.remove()
})

const HUGE =
  "{{ config(materialized='table') }}\nselect i, hash(i) as h, md5(cast(i as varchar)) as m from range(5000000) as t(i)"

test('a full disk fails the node that fills it; the rest is built, the database is whole', async (context) => {
  if (!mounted) return context.skip('a file system of its own can be mounted by root only')
  const env = { SHOP_DB: join(disk, 'shop.duckdb') }
  expect((await project.invoke('build', { env })).exitCode).toBe(0)
  project.write('models/marts/huge.sql', HUGE)
  project.write('models/marts/behind_huge.sql', "select * from {{ ref('huge') }}")
  const result = await project.invoke('build', { env })
  expect(statuses(result)).toMatchObject({
    huge: 'error',
    behind_huge: 'skipped',
    customers: 'success',
    stg_payments: 'success',
  })
  expect(result.results.find(({ name }) => name === 'huge')?.error).toMatchObject({
    code: 'disk-full',
    location: { file: 'models/marts/huge.sql' },
    hint: expect.stringContaining('Free space'),
  })
  spawnSync('/bin/mount', ['-o', 'remount,size=64m', disk])
  project.write('models/marts/huge.sql', HUGE.replace('5000000', '10'))
  const again = await project.invoke('build', { env })
  expect(again.results.filter(({ error }) => error !== null).map(({ error }) => error?.message)).toEqual([])
  expect(statuses(again)).toMatchObject({ huge: 'success', behind_huge: 'success' })
})
