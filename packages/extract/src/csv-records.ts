import type { CsvDialect } from './dialect.ts'
import type { RejectedLine } from './rejects.ts'
import { textStream } from './text-file.ts'
import { linesOf } from './text-lines.ts'

const rawLineLimit = 64 * 1024

/** Whole records of the file that have no value in one of the columns; looked for only where there are any. */
export async function recordsWithout(
  path: string,
  dialect: CsvDialect,
  wanted: readonly string[],
): Promise<readonly RejectedLine[]> {
  const found: RejectedLine[] = []
  const columns = dialect.columns.map((name) => name.toLowerCase())
  const positions = wanted.map((name) => columns.indexOf(name.toLowerCase()))
  let isHeader = true
  for await (const { line, text } of recordsOf(path, dialect.skip)) {
    const fields = fieldsOf(text, dialect.delimiter)
    const empty = positions.find((position) => fields[position] === '')
    if (!isHeader && fields.length === columns.length && empty !== undefined) {
      found.push(missingKey({ line, columnName: dialect.columns[empty] ?? null, rawLine: text }))
    }
    isHeader = false
  }
  return found
}

export function missingKey(place: Omit<RejectedLine, 'reason'>): RejectedLine {
  return {
    ...place,
    rawLine: place.rawLine.slice(0, rawLineLimit),
    reason: 'missing key: the column identifies the row and is empty',
  }
}

interface TextRecord {
  readonly line: number
  readonly text: string
}

/** Lines are joined as long as a quote is open. */
async function* recordsOf(path: string, skip: number): AsyncGenerator<TextRecord> {
  let held: string[] = []
  let isOpen = false
  for await (const { number, bytes } of linesOf(textStream(path))) {
    if (number <= skip) continue
    const text = bytes.toString('utf8')
    if (held.length === 0 && text === '') continue
    held.push(text)
    if ((text.split('"').length - 1) % 2 === 1) isOpen = !isOpen
    if (isOpen) continue
    yield { line: number - held.length + 1, text: held.join('\n') }
    held = []
  }
}

function fieldsOf(record: string, delimiter: string): readonly string[] {
  const fields: string[] = []
  let field = ''
  let quoted = false
  for (const [index, char] of [...record].entries()) {
    if (char === '"') {
      if (!quoted && record[index - 1] === '"' && field !== '') field += '"'
      quoted = !quoted
    } else if (char === delimiter && !quoted) {
      fields.push(field)
      field = ''
    } else field += char
  }
  return [...fields, field]
}
