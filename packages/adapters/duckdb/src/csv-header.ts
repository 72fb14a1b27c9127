import { WaypointError } from '@waypoint/contracts'
import { open } from 'node:fs/promises'

const chunkBytes = 64 * 1024
/** A header longer than this is no header. */
const headerLimitBytes = 1024 * 1024

/**
 * The column names of a CSV file as dbt (agate) would call them: an unnamed column gets a letter,
 * a repeated name a number (`a`, `a_2`).
 */
export async function readHeader(file: string, delimiter: string): Promise<readonly string[]> {
  const text = await readBeginning(file)
  const fields = firstRecord(text, delimiter)
  if (fields.every((field) => field === '')) {
    throw new WaypointError({
      code: 'invalid-csv',
      message: 'The CSV file has no header line.',
      location: { file, line: 1, column: 1 },
      hint: 'Put the column names into the first line.',
    })
  }
  return distinct(fields.map((field, index) => (field.trim() === '' ? letterName(index) : field)))
}

async function readBeginning(file: string): Promise<string> {
  const handle = await open(file, 'r').catch((cause: unknown) => {
    throw new WaypointError({
      code: 'unreadable-file',
      message: `Cannot read ${file}.`,
      location: { file },
      cause,
    })
  })
  try {
    let bytes = Buffer.alloc(0)
    while (bytes.length < headerLimitBytes) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(chunkBytes), 0, chunkBytes)
      bytes = Buffer.concat([bytes, buffer.subarray(0, bytesRead)])
      if (bytesRead === 0 || endsOutsideQuotes(bytes)) break
    }
    return bytes.toString('utf8').replace(/^\uFEFF/, '')
  } finally {
    await handle.close()
  }
}

function endsOutsideQuotes(bytes: Buffer): boolean {
  const text = bytes.toString('latin1')
  return text.split('\n').some((_, index, lines) => {
    if (index === lines.length - 1) return false
    const quotes =
      lines
        .slice(0, index + 1)
        .join('')
        .split('"').length - 1
    return quotes % 2 === 0
  })
}

/** The fields of the first record; quoted fields may hold the delimiter, line ends and doubled quotes. */
function firstRecord(text: string, delimiter: string): readonly string[] {
  const fields: string[] = []
  let field = ''
  let quoted = false
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charAt(index)
    if (quoted) {
      if (char !== '"') field += char
      else if (text.charAt(index + 1) === '"') {
        field += '"'
        index += 1
      } else quoted = false
    } else if (char === '"' && field === '') quoted = true
    else if (text.startsWith(delimiter, index)) {
      fields.push(field)
      field = ''
      index += delimiter.length - 1
    } else if (char === '\n' || char === '\r') break
    else field += char
  }
  return [...fields, field]
}

function distinct(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let candidate = name
    for (let count = 2; taken.has(candidate.toLowerCase()); count += 1) candidate = `${name}_${count}`
    taken.add(candidate.toLowerCase())
    return candidate
  })
}

/** a … z, aa, bb, … as agate names them. */
function letterName(index: number): string {
  return String.fromCharCode(97 + (index % 26)).repeat(Math.floor(index / 26) + 1)
}
