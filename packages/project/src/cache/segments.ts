import { randomUUID } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { TextWriter } from '../files/text-writer.ts'

/** Beyond so many pieces the whole segment is read at once. */
const FEW_READS = 500

const ENDING = '.segment'

/** A file of the cache that never changes once it has its name. */
export interface SegmentFile {
  readonly name: string
  readonly size: number
}

/** Where a text lies in a segment, in bytes. */
export interface TextPlace {
  readonly offset: number
  readonly length: number
}

/** Writes texts that become one segment; `add` tells where each begins. */
export function writeSegment<Result>(
  dir: string,
  write: (add: (text: string) => TextPlace) => Result,
): { readonly file: SegmentFile; readonly result: Result } {
  const name = randomUUID()
  const path = segmentPath(dir, name)
  const temporary = `${path}.${process.pid}.tmp`
  try {
    let size = 0
    const result = TextWriter.fill(temporary, (writer) => {
      const written = write((text) => ({ offset: writer.length, length: writer.add(text) }))
      size = writer.length
      return written
    })
    renameSync(temporary, path)
    return { file: { name, size }, result }
  } catch (cause) {
    rmSync(temporary, { force: true })
    throw cause
  }
}

/** A project may be kept and looked into long after it was read: its files are closed when it is gone. */
const unused = new FinalizationRegistry<number>((file) => closeSync(file))

/** Opened when the cache is: what another process removes later stays readable. Read when first needed. */
export class Segment {
  readonly name: string
  readonly size: number
  readonly #file: number
  #content: Buffer | undefined
  #reads = 0

  private constructor(name: string, size: number, file: number) {
    this.name = name
    this.size = size
    this.#file = file
    unused.register(this, file, this)
  }

  /** Undefined where it is missing or not of the expected size. */
  static open(dir: string, { name, size }: SegmentFile): Segment | undefined {
    let file: number
    try {
      file = openSync(segmentPath(dir, name), 'r')
    } catch {
      return undefined
    }
    if (fstatSync(file).size === size) return new Segment(name, size, file)
    closeSync(file)
    return undefined
  }

  text({ offset, length }: TextPlace): string {
    if (this.#content === undefined && this.#reads < FEW_READS) {
      this.#reads += 1
      const piece = Buffer.allocUnsafe(length)
      readSync(this.#file, piece, 0, length, offset)
      return piece.toString('utf8')
    }
    if (this.#content === undefined) {
      this.#content = Buffer.allocUnsafe(this.size)
      readSync(this.#file, this.#content, 0, this.size, 0)
      unused.unregister(this)
      closeSync(this.#file)
    }
    return this.#content.toString('utf8', offset, offset + length)
  }
}

function segmentPath(dir: string, name: string): string {
  return join(dir, `${name}${ENDING}`)
}

/** Removes the segments that the newest index does not name. */
export function removeSegments(dir: string, kept: ReadonlySet<string>): void {
  for (const file of readdirSync(dir)) {
    if (file.endsWith(ENDING) && !kept.has(file.slice(0, -ENDING.length)))
      rmSync(join(dir, file), { force: true })
  }
}

export function writeWhole(path: string, content: string | Buffer): void {
  const temporary = `${path}.${process.pid}.tmp`
  writeFileSync(temporary, content)
  renameSync(temporary, path)
}
