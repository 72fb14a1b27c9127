import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { WaypointError } from '@waypoint/contracts'

const BLOCK = 512

interface TarEntry {
  readonly path: string
  readonly type: string
  readonly content: Buffer
}

/**
 * Unpacks the files of a .tar.gz without their first folder (`dbt-utils-1.1.1/`). Links are left out, and an
 * entry that leads out of the folder is refused: a package needs neither.
 */
export async function unpack(archive: Uint8Array, folder: string, name: string): Promise<void> {
  const tar = await promisify(gunzip)(archive).catch((cause: unknown) => {
    throw invalidArchive(name, 'it is not compressed with gzip', cause)
  })
  let count = 0
  for (const entry of entriesOf(tar, name)) {
    const relative = entry.path.split('/').slice(1).join('/')
    if (entry.type !== '0' || relative === '') continue
    const target = resolve(folder, relative)
    if (!target.startsWith(folder + sep) || relative.includes('\0')) {
      throw invalidArchive(name, `it holds a file outside of its folder: ${entry.path}`)
    }
    await mkdir(dirname(target), { recursive: true })
    await writeFile(join(target), entry.content)
    count += 1
  }
  if (count === 0) throw invalidArchive(name, 'it holds no files')
}

function* entriesOf(tar: Buffer, name: string): Generator<TarEntry> {
  let longPath: string | undefined
  for (let offset = 0; offset + BLOCK <= tar.length; ) {
    const header = tar.subarray(offset, offset + BLOCK)
    if (header.every((byte) => byte === 0)) return
    const size = Number.parseInt(textAt(header, 124, 12).trim() || '0', 8)
    const start = offset + BLOCK
    if (!Number.isSafeInteger(size) || size < 0 || start + size > tar.length) {
      throw invalidArchive(name, 'it is cut off')
    }
    const content = tar.subarray(start, start + size)
    offset = start + Math.ceil(size / BLOCK) * BLOCK
    const type = textAt(header, 156, 1) || '0'
    if (type === 'L') longPath = content.toString('utf8').replace(/\0.*$/s, '')
    else if (type === 'x') longPath = extendedPath(content) ?? longPath
    else if (type !== 'g') {
      yield { path: longPath ?? shortPath(header), type, content }
      longPath = undefined
    }
  }
}

function shortPath(header: Buffer): string {
  const name = textAt(header, 0, 100)
  const prefix = textAt(header, 257, 5) === 'ustar' ? textAt(header, 345, 155) : ''
  return prefix === '' ? name : `${prefix}/${name}`
}

/** The `path` of a POSIX extended header: records of `<length> <key>=<value>\n`, the length in bytes. */
function extendedPath(content: Buffer): string | undefined {
  for (let offset = 0; offset < content.length; ) {
    const length = Number.parseInt(content.toString('latin1', offset, offset + 20), 10)
    if (!(length > 0)) return undefined
    const record = content.toString('utf8', offset, offset + length - 1)
    const value = /^\d+ path=([^]*)$/.exec(record)
    if (value !== null) return value[1]
    offset += length
  }
  return undefined
}

function textAt(buffer: Buffer, start: number, length: number): string {
  const end = buffer.indexOf(0, start)
  return buffer.toString('utf8', start, end >= start && end < start + length ? end : start + length)
}

function invalidArchive(name: string, reason: string, cause?: unknown): WaypointError {
  return new WaypointError({
    code: 'invalid-archive',
    message: `The archive of ${name} cannot be unpacked: ${reason}`,
    hint: 'Open its address in a browser: it may be a page that asks for a login.',
    cause,
  })
}
