import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { entry, tarball } from './fixtures/tarball.ts'
import { unpack } from './tar.ts'

let dir: string
beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'waypoint-tar-')), 'package')
})
afterEach(() => rm(join(dir, '..'), { recursive: true }))

const archiveOf = (...entries: readonly (readonly Buffer[])[]): Buffer =>
  gzipSync(Buffer.concat([...entries.flat(), Buffer.alloc(1024)]))

test('the first folder is left out, long and extended names are whole', async () => {
  const long = `${'folder/'.repeat(20)}file.sql`
  const path = 'thing-1/models/ünïcode.sql'
  const record = ` path=${path}\n`
  const length = Buffer.byteLength(record) + 2
  await unpack(
    archiveOf(
      entry('pax_global_header', 'g', '52 comment=abc\n'),
      entry('thing-1/', '5', ''),
      entry('thing-1/dbt_project.yml', '0', 'name: thing\n'),
      entry('././@LongLink', 'L', `thing-1/${long}\0`),
      entry('thing-1/cut', '0', 'long'),
      entry('header', 'x', `${length}${record}`),
      entry('thing-1/models/other.sql', '0', 'extended'),
      entry('thing-1/link', '2', ''),
    ),
    dir,
    'thing',
  )
  expect((await readdir(dir)).toSorted()).toEqual(['dbt_project.yml', 'folder', 'models'])
  expect(await readFile(join(dir, long), 'utf8')).toBe('long')
  expect(await readFile(join(dir, 'models/ünïcode.sql'), 'utf8')).toBe('extended')
})

test.each<[string, Buffer, string]>([
  ['leads out of its folder', tarball({ 'a/../../../evil': 'x' }), 'a file outside of its folder'],
  ['is a web page', Buffer.from('<html>'), 'not compressed with gzip'],
  ['is cut off', gzipSync(Buffer.concat(entry('a/b', '0', 'x'.repeat(2000))).subarray(0, 1024)), 'cut off'],
  ['is empty', archiveOf(), 'no files'],
])('an archive that %s is refused', async (_, archive, reason) => {
  await expect(unpack(archive, dir, 'thing')).rejects.toMatchObject({
    code: 'invalid-archive',
    message: expect.stringContaining(reason),
  })
})
