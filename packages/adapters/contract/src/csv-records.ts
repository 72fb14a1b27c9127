import { createReadStream } from 'node:fs'
import { TextDecoder } from 'node:util'
import { WaypointError } from '@waypoint/contracts'
import { type CsvRecord, CsvScanner } from './csv-scanner.ts'

export type { CsvRecord } from './csv-scanner.ts'

/** The records of a CSV file, read piece by piece: RFC 4180 with any delimiter and any line end. */
export async function* csvRecords(file: string, delimiter: string): AsyncGenerator<CsvRecord> {
  const scanner = new CsvScanner(file, delimiter)
  for await (const text of readText(file)) {
    scanner.feed(text)
    yield* scanner.take()
  }
  yield* scanner.finish()
}

async function* readText(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      const text = decode(decoder, chunk, { file, line })
      yield text
      line += text.split('\n').length - 1
    }
  } catch (cause) {
    if (cause instanceof WaypointError || !(cause instanceof Error) || !('syscall' in cause)) throw cause
    const message = `Cannot read ${file}.`
    throw new WaypointError({ code: 'unreadable-file', message, location: { file }, cause })
  }
}

function decode(decoder: TextDecoder, chunk: Buffer, from: { file: string; line: number }): string {
  try {
    return decoder.decode(chunk, { stream: true })
  } catch (cause) {
    const sound = chunk.toString('utf8').split('\ufffd')[0] ?? ''
    throw new WaypointError({
      code: 'invalid-csv',
      message: 'The CSV file is not in UTF-8.',
      location: { file: from.file, line: from.line + sound.split('\n').length - 1 },
      hint: 'Save the file as UTF-8.',
      cause,
    })
  }
}
