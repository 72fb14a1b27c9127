export interface Line {
  /** From 1. */
  readonly number: number
  /** Without its end. */
  readonly bytes: Buffer
}

const newline = 0x0a
const carriageReturn = 0x0d

/** The lines of a text that comes in chunks, however long they are. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let held: Buffer[] = []
  let number = 1
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      const rest = chunk.subarray(start, end)
      yield { number, bytes: withoutCr(held.length === 0 ? rest : Buffer.concat([...held, rest])) }
      held = []
      number += 1
      start = end + 1
    }
    if (start < chunk.length) held.push(chunk.subarray(start))
  }
  if (held.length > 0) yield { number, bytes: withoutCr(Buffer.concat(held)) }
}

function withoutCr(line: Buffer): Buffer {
  return line.at(-1) === carriageReturn ? line.subarray(0, -1) : line
}
