import { WaypointError } from '@waypoint/contracts'
import type { PreparedText } from './prepared-text.ts'
import { textStream } from './text-file.ts'

export interface CsvDialect {
  readonly delimiter: string
  /** Blank lines before the header. */
  readonly skip: number
  readonly columns: readonly string[]
}

/** A header longer than this is no header. */
const headerLimit = 4 * 1024 * 1024
const delimiters = [',', ';', '\t', '|'] as const

/**
 * The delimiter is the one that splits the header into most fields, a comma when none does. One that leaves
 * something behind a closing quote does not split it at all.
 */
export async function readDialect(text: PreparedText): Promise<CsvDialect> {
  const beginning = await readBeginning(text.path)
  const skip = /^(?:[ \t]*\r?\n)*/.exec(beginning)?.[0].split('\n').length ?? 1
  const body = beginning.replace(/^(?:[ \t]*\r?\n)*/, '')
  const headers = delimiters.map((delimiter) => ({ delimiter, ...firstRecord(body, delimiter) }))
  const best = headers.reduce((a, b) => (isBetter(b, a) ? b : a))
  if (best.fields.every((field) => field.trim() === '')) {
    throw new WaypointError({
      code: 'missing-header',
      message: `${text.file.name} has no header line.`,
      location: { file: text.file.name, line: 1 },
      hint: 'The first line must hold the column names.',
    })
  }
  return { delimiter: best.delimiter, skip: skip - 1, columns: columnNames(best.fields) }
}

async function readBeginning(path: string): Promise<string> {
  let bytes = Buffer.alloc(0)
  for await (const chunk of textStream(path)) {
    bytes = Buffer.concat([bytes, chunk])
    if (bytes.includes(10) || bytes.includes(13) || bytes.length > headerLimit) break
  }
  return bytes.toString('utf8').replace(/^\uFEFF/, '')
}

interface SplitHeader {
  readonly fields: readonly string[]
  /** Quotes stand around whole fields only. */
  readonly isClean: boolean
}

function isBetter(a: SplitHeader, b: SplitHeader): boolean {
  return a.isClean === b.isClean ? a.fields.length > b.fields.length : a.isClean
}

/** The fields of the first record; quoted fields may hold the delimiter, line ends and doubled quotes. */
function firstRecord(text: string, delimiter: string): SplitHeader {
  const fields: string[] = []
  let field = ''
  let quoted = false
  let closed = false
  let isClean = true
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charAt(index)
    if (quoted && char === '"' && text.charAt(index + 1) === '"') {
      field += '"'
      index += 1
    } else if (char === '"' && (quoted || field === '')) {
      closed = quoted
      quoted = !quoted
    } else if (quoted) field += char
    else if (char === delimiter) {
      fields.push(field)
      field = ''
      closed = false
    } else if (char === '\n' || char === '\r') break
    else {
      field += char
      if (closed || char === '"') isClean = false
    }
  }
  return { fields: [...fields, field], isClean }
}

/** Trimmed and distinct whatever their case: an unnamed column is `column_3`, a repeated one `name_2`. */
function columnNames(fields: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return fields.map((field, index) => {
    const clean = field.replaceAll('\0', '').trim()
    const name = clean === '' ? `column_${index + 1}` : clean
    let candidate = name
    for (let count = 2; taken.has(candidate.toLowerCase()); count += 1) candidate = `${name}_${count}`
    taken.add(candidate.toLowerCase())
    return candidate
  })
}
