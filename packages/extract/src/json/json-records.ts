import { isUtf8 } from 'node:buffer'
import type { Line } from '../text-lines.ts'

/** The text of one record of a JSON file, not yet read. */
export interface RawRecord {
  /** The line on which it begins, from 1. */
  readonly line: number
  /** Null where the bytes are no UTF-8 text. */
  readonly text: string | null
  readonly bytes: Buffer
}

/** One record a line; blank lines are none. */
export async function* recordsOfLines(lines: AsyncIterable<Line>): AsyncGenerator<RawRecord> {
  for await (const { number, bytes } of lines) {
    const record = asRecord(number, bytes)
    if (record.text === null || record.text.trim() !== '') yield record
  }
}

function asRecord(line: number, bytes: Buffer): RawRecord {
  const start = line === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const content = bytes.subarray(start)
  return { line, text: isUtf8(content) ? content.toString('utf8') : null, bytes: content }
}

const newline = 0x0a
const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const opening = new Set([0x5b, 0x7b])
const closing = new Set([0x5d, 0x7d])

/**
 * Values that follow each other, over any number of lines: the elements of one array, or objects one after
 * the other. `depth` is 1 for the elements of an array.
 */
export async function* recordsOfValues(
  chunks: AsyncIterable<Buffer>,
  depth: 0 | 1,
): AsyncGenerator<RawRecord> {
  const splitter = new ValueSplitter(depth)
  for await (const chunk of chunks) yield* splitter.split(chunk)
  yield* splitter.rest()
}

class ValueSplitter {
  private readonly base: number
  private held: Buffer[] = []
  private line = 1
  /** 0 between two values. */
  private startLine = 0
  private depth = 0
  private quoted = false
  private escaped = false

  constructor(base: 0 | 1) {
    this.base = base
  }

  *split(chunk: Buffer): Generator<RawRecord> {
    let from = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0
      if (byte === newline) this.line += 1
      if (this.quoted) {
        this.readText(byte)
        continue
      }
      const between = this.depth === this.base
      if (between && this.startLine !== 0 && (byte === comma || closing.has(byte))) {
        yield this.finish(chunk.subarray(from, at))
      }
      if (between && this.startLine === 0 && startsValue(byte)) {
        from = at
        this.startLine = this.line
      }
      if (byte === quote) this.quoted = true
      else if (opening.has(byte)) this.depth += 1
      else if (closing.has(byte)) {
        this.depth = Math.max(0, this.depth - 1)
        if (this.depth === this.base && this.startLine !== 0) yield this.finish(chunk.subarray(from, at + 1))
      }
    }
    if (this.startLine !== 0) this.held.push(chunk.subarray(from))
  }

  *rest(): Generator<RawRecord> {
    if (this.startLine !== 0) yield this.finish(Buffer.alloc(0))
  }

  private readText(byte: number): void {
    if (this.escaped) this.escaped = false
    else if (byte === backslash) this.escaped = true
    else if (byte === quote) this.quoted = false
  }

  private finish(last: Buffer): RawRecord {
    const bytes = this.held.length === 0 ? last : Buffer.concat([...this.held, last])
    const record = asRecord(this.startLine, bytes)
    this.held = []
    this.startLine = 0
    return record
  }
}

/** Anything but blanks, commas, closing brackets and the bytes of a byte order mark. */
function startsValue(byte: number): boolean {
  return (
    byte > 0x20 && byte !== comma && !closing.has(byte) && byte !== 0xef && byte !== 0xbb && byte !== 0xbf
  )
}
