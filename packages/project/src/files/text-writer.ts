import { closeSync, openSync, readSync, writeSync } from 'node:fs'

const PAGE = 1024 * 1024

/** The longest UTF-8 form of one unit of a JavaScript string. */
const BYTES_PER_UNIT = 3

/** Writes a long text piece by piece: only a page of it is in memory at any time. */
export class TextWriter {
  /** Bytes so far. */
  length = 0
  readonly #file: number
  readonly #page = Buffer.allocUnsafe(PAGE)
  #filled = 0

  private constructor(file: number) {
    this.#file = file
  }

  /** Fills a new file; it is closed whatever happens. */
  static fill<Result>(path: string, write: (writer: TextWriter) => Result): Result {
    const writer = new TextWriter(openSync(path, 'wx'))
    try {
      const result = write(writer)
      writer.#flush()
      return result
    } finally {
      closeSync(writer.#file)
    }
  }

  /** How many bytes the text takes. */
  add(text: string): number {
    const most = text.length * BYTES_PER_UNIT
    if (most > PAGE - this.#filled) this.#flush()
    if (most > PAGE) return this.#addLong(Buffer.from(text))
    const bytes = this.#page.write(text, this.#filled)
    this.#filled += bytes
    this.length += bytes
    return bytes
  }

  /** Appends a part of another file. */
  copy(source: number, offset: number, length: number): void {
    let position = offset
    const end = offset + length
    while (position < end) {
      if (this.#filled === PAGE) this.#flush()
      const room = Math.min(PAGE - this.#filled, end - position)
      const bytes = readSync(source, this.#page, this.#filled, room, position)
      if (bytes === 0) throw new TypeError('The file that is copied from is shorter than it was')
      this.#filled += bytes
      position += bytes
    }
    this.length += length
  }

  #addLong(content: Buffer): number {
    writeWhole(this.#file, content)
    this.length += content.length
    return content.length
  }

  #flush(): void {
    if (this.#filled === 0) return
    writeWhole(this.#file, this.#page.subarray(0, this.#filled))
    this.#filled = 0
  }
}

function writeWhole(file: number, content: Buffer): void {
  for (let written = 0; written < content.length; ) written += writeSync(file, content, written)
}
