import { WaypointError } from '@waypoint/contracts'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type TextEncoding, type TextFileFacts, textStream } from './text-file.ts'
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
  const notes = notesOn(file, facts)
  if (notes.length === 0) return { file, path: file.path, notes }
  const path = join(scratch, `${facts.sha256}.csv`)
  await pipeline(Readable.from(textStream(file.path)), decode(facts), createWriteStream(path))
  return { file, path, notes }
}

function notesOn(file: TableFile, facts: TextFileFacts): readonly string[] {
  const notes: string[] = []
  if (facts.encoding !== 'utf-8') notes.push(`${file.name} is ${facts.encoding}; read as such.`)
  if (facts.mixedLineEnds) notes.push(`${file.name} mixes line ends (LF and CR LF); all were read as LF.`)
  return notes
}

function decode({ encoding, mixedLineEnds }: TextFileFacts): Transform {
  const decoder = decoderFor(encoding)
  let heldBack = ''
  const convert = (text: string, isLast: boolean): string => {
    const all = heldBack + text
    heldBack = !isLast && all.endsWith('\r') ? '\r' : ''
    const ready = heldBack === '' ? all : all.slice(0, -1)
    return mixedLineEnds ? ready.replaceAll('\r\n', '\n') : ready
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
