import { WaypointError } from '@waypoint/contracts'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type TextEncoding, type TextFileFacts, textStream } from './text-file.ts'
import { type RecordEnd, recordEndsOf } from './record-ends.ts'
import type { TableFile } from './table-files.ts'

/** A text file as DuckDB can read it: the file itself, or a copy in UTF-8 with one kind of line end. */
export interface PreparedText {
  readonly file: TableFile
  readonly path: string
  readonly notes: readonly string[]
}

/** Copies are line for line like the original, so that line numbers mean the same in both. */
export async function prepareText(
  file: TableFile,
  facts: TextFileFacts,
  scratch: string,
): Promise<PreparedText> {
  if (facts.isEmpty) {
    throw new WaypointError({
      code: 'empty-file',
      message: `${file.name} is empty: not even a header line.`,
      location: { file: file.name, line: 1 },
      hint: 'A table without rows still needs the line with its column names.',
    })
  }
  const { encoding } = facts
  const ends = facts.unusualLineEnds ? await recordEndsOf(file.path) : new Set<RecordEnd>()
  const uniform = ends.size <= 1 && !ends.has('CR')
  const notes = [
    ...(encoding === 'utf-8' ? [] : [`${file.name} is ${encoding}; read as such.`]),
    ...(uniform ? [] : [`${file.name} ends its lines with ${[...ends].join(' and ')}; all were read as LF.`]),
  ]
  if (notes.length === 0) return { file, path: file.path, notes }
  const path = join(scratch, `${facts.sha256}.csv`)
  const decoded = decode(encoding, uniform ? undefined : ends)
  await pipeline(Readable.from(textStream(file.path)), decoded, createWriteStream(path))
  return { file, path, notes }
}

function decode(encoding: TextEncoding, ends: ReadonlySet<RecordEnd> | undefined): Transform {
  const decoder = decoderFor(encoding)
  const carriageReturns = ends?.has('CR') === true ? /\r\n?/g : /\r\n/g
  let heldBack = ''
  const convert = (text: string, isLast: boolean): string => {
    if (ends === undefined) return text
    const all = heldBack + text
    heldBack = !isLast && all.endsWith('\r') ? '\r' : ''
    const ready = heldBack === '' ? all : all.slice(0, -1)
    return ready.replace(carriageReturns, '\n')
  }
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => done(null, convert(decoder(chunk, true), false)),
    flush: (done) => done(null, convert(decoder(Buffer.alloc(0), false), true)),
  })
}

type ChunkDecoder = (chunk: Buffer, more: boolean) => string

function decoderFor(encoding: TextEncoding): ChunkDecoder {
  const decoder = new TextDecoder(encoding)
  return (chunk, more) => decoder.decode(chunk, { stream: more })
}
