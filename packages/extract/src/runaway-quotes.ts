import { WaypointError } from '@waypoint/contracts'
import { createWriteStream } from 'node:fs'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type ColumnProfile, profileColumns } from './column-types.ts'
import { csvSource, textTypes } from './csv-source.ts'
import type { CsvDialect } from './dialect.ts'
import type { LoadContext } from './load-context.ts'
import type { PreparedText } from './prepared-text.ts'
import { isRunaway, locateRecords, type RejectedLine, takeRejects } from './rejects.ts'
import { textStream } from './text-file.ts'

export interface ReadText {
  /** The text, or a copy in which the broken lines are blank. */
  readonly path: string
  readonly profiles: readonly ColumnProfile[]
  readonly broken: readonly RejectedLine[]
}

const rejectsTable = 'waypoint_probe_rejects'
const roundLimit = 20

/**
 * A quote that is never closed swallows every line up to the next quote, or the end of the file. The line
 * that opens it is set aside and the text read again, so that one broken line costs one row.
 */
export async function readAroundRunaways(
  { reader: { connection }, scratch }: LoadContext,
  text: PreparedText,
  dialect: CsvDialect,
): Promise<ReadText> {
  const broken: RejectedLine[] = []
  let path = text.path
  for (let round = 0; round < roundLimit; round += 1) {
    const source = csvSource({ path, dialect, types: textTypes(dialect), rejectsTable })
    const profiles = await profileColumns(connection, source, dialect.columns)
    const runaways = (await takeRejects(connection, rejectsTable)).filter(isRunaway)
    // A blank line is a row where there is one column only.
    if (runaways.length === 0 || dialect.columns.length === 1) return { path, profiles, broken }
    const lines = await locateRecords(path, runaways)
    broken.push(...lines.map(openingLine))
    const copy = join(scratch, `${basename(path, '.csv')}-${round}.csv`)
    await copyWithoutLines(path, copy, new Set(lines.map(({ line }) => line)))
    path = copy
  }
  throw new WaypointError({
    code: 'broken-quotes',
    message: `${text.file.name} has too many quotes that are never closed.`,
    location: { file: text.file.name, line: broken.at(-1)?.line ?? 1 },
    hint: 'A quote inside a quoted value is written twice: "".',
  })
}

function openingLine(record: RejectedLine): RejectedLine {
  return {
    ...record,
    reason: 'a quote opens here that is not closed in the line, or not followed by the delimiter',
    rawLine: record.rawLine.split(/\r?\n/)[0] ?? '',
  }
}

async function copyWithoutLines(from: string, to: string, lines: ReadonlySet<number>): Promise<void> {
  await pipeline(Readable.from(blankLines(from, lines)), createWriteStream(to))
}

/** The line ends stay, so that every other line keeps its number. */
async function* blankLines(path: string, lines: ReadonlySet<number>): AsyncGenerator<Buffer> {
  let line = 1
  for await (const chunk of textStream(path)) {
    const kept: Buffer[] = []
    let start = 0
    while (start < chunk.length) {
      const newline = chunk.indexOf(10, start)
      const end = newline < 0 ? chunk.length : newline + 1
      const content = chunk.subarray(start, end)
      if (!lines.has(line)) kept.push(content)
      else if (newline >= 0) kept.push(lineEnd(content))
      if (newline >= 0) line += 1
      start = end
    }
    yield Buffer.concat(kept)
  }
}

function lineEnd(line: Buffer): Buffer {
  return line.at(-2) === 13 ? line.subarray(-2) : line.subarray(-1)
}
