import { createHash } from 'node:crypto'
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

/** Beyond so many pieces the whole segment is read at once. */
const FEW_READS = 500

const ENDING = '.segment'

/** Collects texts that become one file, named after its content: it never changes and is never half there. */
export class SegmentWriter {
  readonly #texts: string[] = []
  #length = 0

  /** Where the text will begin, in bytes, and how many there are. */
  add(text: string): { readonly offset: number; readonly length: number } {
    const length = Buffer.byteLength(text)
    const offset = this.#length
    this.#texts.push(text)
    this.#length += length
    return { offset, length }
  }

  write(dir: string): { readonly name: string; readonly size: number } {
    const content = Buffer.from(this.#texts.join(''))
    const name = createHash('sha1').update(content).digest('hex').slice(0, 20)
    writeWhole(join(dir, `${name}${ENDING}`), content)
    return { name, size: content.length }
  }
}

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
  }

  /** Undefined where it is missing or not of the expected size. */
  static open(dir: string, name: string, size: number): Segment | undefined {
    let file: number
    try {
      file = openSync(join(dir, `${name}${ENDING}`), 'r')
    } catch {
      return undefined
    }
    if (fstatSync(file).size === size) return new Segment(name, size, file)
    closeSync(file)
    return undefined
  }

  text(offset: number, length: number): string {
    if (this.#content === undefined && this.#reads < FEW_READS) {
      this.#reads += 1
      const piece = Buffer.allocUnsafe(length)
      readSync(this.#file, piece, 0, length, offset)
      return piece.toString('utf8')
    }
    if (this.#content === undefined) {
      this.#content = Buffer.allocUnsafe(this.size)
      readSync(this.#file, this.#content, 0, this.size, 0)
      closeSync(this.#file)
    }
    return this.#content.toString('utf8', offset, offset + length)
  }
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
