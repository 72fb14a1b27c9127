import { WaypointError } from '@waypoint/contracts'
import { isAscii, isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { TableFile } from './table-files.ts'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export interface TextFileFacts {
  /** Of the file as it lies on disk. */
  readonly sha256: string
  readonly encoding: TextEncoding
  /** There is more than one kind of line end, or none but CR: they have to be looked at. */
  readonly unusualLineEnds: boolean
  readonly isEmpty: boolean
}

const chunkBytes = 1024 * 1024

/** Reads the file once, to the end: what it contains decides how DuckDB can read it. */
export async function inspectTextFile(file: TableFile): Promise<TextFileFacts> {
  const { path, name } = file
  try {
    const byOrderMark = await encodingByOrderMark(path)
    const scan = new TextScan()
    for await (const chunk of textStream(path)) scan.add(chunk)
    return {
      sha256: await sha256OfFile(path),
      encoding: byOrderMark ?? scan.encoding(),
      unusualLineEnds: scan.unusualLineEnds(),
      isEmpty: scan.isEmpty(),
    }
  } catch (cause) {
    throw new WaypointError({
      code: 'unreadable-file',
      message: `${name} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      location: { file: name },
      hint: 'Check that the file is whole and may be read.',
      cause,
    })
  }
}

export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of readChunks(path)) hash.update(chunk)
  return hash.digest('hex')
}

/** The bytes of the text, unpacked where the file is compressed. */
export async function* textStream(path: string): AsyncGenerator<Buffer> {
  if (!path.toLowerCase().endsWith('.gz')) {
    yield* readChunks(path)
    return
  }
  const packed = Readable.from(readChunks(path))
  const unpacked = createGunzip()
  packed.on('error', (cause) => unpacked.destroy(cause))
  const text: AsyncIterable<unknown> = packed.pipe(unpacked)
  for await (const chunk of text) if (Buffer.isBuffer(chunk)) yield chunk
}

async function* readChunks(path: string): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r')
  try {
    while (true) {
      const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(chunkBytes))
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

async function encodingByOrderMark(path: string): Promise<TextEncoding | undefined> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(3), 0, 3)
    if (bytesRead >= 2 && buffer[0] === 0xff && buffer[1] === 0xfe) return 'utf-16le'
    if (bytesRead >= 2 && buffer[0] === 0xfe && buffer[1] === 0xff) return 'utf-16be'
    return bytesRead >= 3 && buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf
      ? 'utf-8'
      : undefined
  } finally {
    await handle.close()
  }
}

const newline = 10
const carriageReturn = 13

class TextScan {
  private bytes = 0
  private invalid = false
  private multibyte = false
  private bareLf = false
  private crLf = false
  private carriageReturns = false
  private evenNuls = 0
  private oddNuls = 0
  private last = 0
  private pending: Buffer = Buffer.alloc(0)

  add(chunk: Buffer): void {
    this.scanLineEnds(chunk)
    this.bytes += chunk.length
    const joined = this.pending.length > 0 ? Buffer.concat([this.pending, chunk]) : chunk
    const cut = lastCharacterStart(joined)
    this.scanCharacters(joined.subarray(0, cut))
    this.pending = Buffer.from(joined.subarray(cut))
  }

  private scanLineEnds(chunk: Buffer): void {
    if (this.bytes === 0) this.scanNuls(chunk)
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, at + 1)) {
      const before = at === 0 ? this.last : chunk[at - 1]
      if (before === carriageReturn) this.crLf = true
      else this.bareLf = true
      if (this.crLf && this.bareLf) break
    }
    this.carriageReturns ||= chunk.includes(carriageReturn)
    this.last = chunk.at(-1) ?? this.last
  }

  /** UTF-16 without a byte order mark has a NUL in every other byte of ASCII text. */
  private scanNuls(chunk: Buffer): void {
    for (const [index, byte] of chunk.subarray(0, 4096).entries()) {
      if (byte === 0 && index % 2 === 0) this.evenNuls += 1
      else if (byte === 0) this.oddNuls += 1
    }
  }

  private scanCharacters(text: Buffer): void {
    if (isAscii(text)) return
    if (isUtf8(text)) {
      this.multibyte = true
      return
    }
    this.invalid = true
    this.multibyte ||= /[^\p{ASCII}\uFFFD]/u.test(text.toString('utf8'))
  }

  /** Text with no valid multi-byte character at all and bytes that are not UTF-8 comes from Windows or Latin-1. */
  encoding(): TextEncoding {
    const threshold = Math.min(this.bytes, 4096) / 4
    if (this.oddNuls > threshold) return 'utf-16le'
    if (this.evenNuls > threshold) return 'utf-16be'
    const invalid = this.invalid || !isUtf8(this.pending)
    return invalid && !this.multibyte ? 'windows-1252' : 'utf-8'
  }

  unusualLineEnds(): boolean {
    return this.carriageReturns && this.bareLf === this.crLf
  }

  isEmpty(): boolean {
    return this.bytes === 0
  }
}

/** Where the last, perhaps unfinished, UTF-8 character begins. */
function lastCharacterStart(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) return bytes.length - back
  }
  return bytes.length
}
