import { textStream } from './text-file.ts'

export type RecordEnd = 'LF' | 'CR LF' | 'CR'

const quoteByte = 0x22
const lf = 0x0a
const cr = 0x0d

/** The kinds of line end between records; those inside quoted values are values. */
export async function recordEndsOf(path: string): Promise<ReadonlySet<RecordEnd>> {
  const ends = new Set<RecordEnd>()
  let quoted = false
  let afterCr = false
  for await (const chunk of textStream(path)) {
    for (const byte of chunk) {
      if (afterCr) ends.add(byte === lf ? 'CR LF' : 'CR')
      else if (byte === lf && !quoted) ends.add('LF')
      afterCr = byte === cr && !quoted
      if (byte === quoteByte) quoted = !quoted
    }
  }
  if (afterCr) ends.add('CR')
  return ends
}
