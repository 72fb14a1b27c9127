import { closeSync, openSync, readSync, renameSync, writeSync } from 'node:fs'

const CHUNK_BYTES = 1 << 20
const QUOTE = 0x22
const LINE_END = 0x0a

export interface Widths {
  readonly header: readonly string[]
  /** How many columns the rows have from which byte on. */
  readonly widths: readonly { readonly from: number; readonly columns: number }[]
}

/** Rewrites a CSV file with a header, its rows filled up with empty fields. */
export function widenRows(file: string, { header, widths }: Widths): void {
  const widened = `${file}.wide`
  const from = openSync(file, 'r')
  const to = openSync(widened, 'w')
  try {
    write(to, Buffer.from(`${header.map(quoted).join(',')}\n`))
    const last = widths.at(-1)?.from ?? 0
    if (last > 0) copyFilledUp(from, to, { end: last, header, widths })
    copy(from, to, last)
  } finally {
    closeSync(from)
    closeSync(to)
  }
  renameSync(widened, file)
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

function copyFilledUp(
  from: number,
  to: number,
  { end, header, widths }: Widths & { readonly end: number },
): void {
  let inQuotes = false
  let position = 0
  let epoch = 0
  const chunk = Buffer.alloc(CHUNK_BYTES)
  while (position < end) {
    const read = readSync(from, chunk, 0, Math.min(CHUNK_BYTES, end - position), position)
    let copied = 0
    for (let index = 0; index < read; index += 1) {
      const byte = chunk[index]
      if (byte === QUOTE) inQuotes = !inQuotes
      if (byte !== LINE_END || inQuotes) continue
      while ((widths[epoch + 1]?.from ?? Infinity) <= position + index) epoch += 1
      write(to, chunk.subarray(copied, index))
      write(to, Buffer.from(','.repeat(header.length - Math.max(1, widths[epoch]?.columns ?? 0))))
      copied = index
    }
    write(to, chunk.subarray(copied, read))
    position += read
  }
}

function copy(from: number, to: number, start: number): void {
  const chunk = Buffer.alloc(CHUNK_BYTES)
  let position = start
  for (;;) {
    const read = readSync(from, chunk, 0, CHUNK_BYTES, position)
    if (read === 0) return
    write(to, chunk.subarray(0, read))
    position += read
  }
}

function write(to: number, bytes: Uint8Array): void {
  let written = 0
  while (written < bytes.length) written += writeSync(to, bytes, written)
}
