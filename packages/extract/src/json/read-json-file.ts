import { join } from 'node:path'
import type { InspectedFile } from '../inspected-file.ts'
import type { LoadContext } from '../load-context.ts'
import { prepareText } from '../prepared-text.ts'
import { type SpoolValue, type SpoolWriter, writeSpool } from '../records/spool.ts'
import type { SpooledFile } from '../records/spooled-file.ts'
import type { RejectedLine } from '../rejects.ts'
import { textStream, type TextFileFacts } from '../text-file.ts'
import { linesOf } from '../text-lines.ts'
import { findJsonFault } from './json-fault.ts'
import { type RawRecord, recordsOfLines, recordsOfValues } from './json-records.ts'
import { parseJson, spoolValue } from './json-values.ts'

const rawLineLimit = 64 * 1024

/** JSON lines, one array of objects, or objects one after the other: a column per key, nested values as JSON. */
export async function readJsonFile(
  inspected: InspectedFile,
  text: TextFileFacts,
  { scratch, signal }: LoadContext,
): Promise<SpooledFile> {
  const rejected: RejectedLine[] = []
  const prepared = text.isEmpty ? null : await prepareText(inspected.file, text, scratch)
  const spool = await writeSpool(
    { path: join(scratch, `${text.sha256}.json.csv`), signal },
    async (writer) => {
      if (prepared === null) return
      for await (const record of await recordsOf(prepared.path, inspected.file.name)) {
        const read = readRecord(record)
        if ('reason' in read) {
          rejected.push(read)
          continue
        }
        const full = writer.add(record.line, placed(read.values, writer))
        if (full !== undefined) await full
      }
    },
  )
  return { inspected, spool, rejected, notes: prepared?.notes ?? [] }
}

interface ReadRecord {
  readonly values: readonly (readonly [key: string, value: SpoolValue | null])[]
}

function readRecord({ line, text, bytes }: RawRecord): RejectedLine | ReadRecord {
  const reject = (reason: string): RejectedLine => ({
    line,
    columnName: null,
    reason,
    rawLine: (text ?? bytes.toString('latin1')).slice(0, rawLineLimit),
  })
  if (text === null) return reject('bytes that are not UTF-8')
  try {
    const value = parseJson(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return reject('not an object: a record is written {"column": value}')
    }
    return { values: Object.entries(value).map(([key, each]) => [key, spoolValue(each)]) }
  } catch (cause) {
    // The stack of calls has an end.
    if (cause instanceof RangeError) return reject('nested too deeply')
    const fault = findJsonFault(text)
    const place =
      fault.line === 1 ? `column ${fault.column}` : `line ${line + fault.line - 1}, column ${fault.column}`
    return reject(`not JSON at ${place}: ${fault.reason}`)
  }
}

function placed(
  values: ReadRecord['values'],
  spool: SpoolWriter,
): readonly (SpoolValue | null | undefined)[] {
  const byColumn: (SpoolValue | null | undefined)[] = []
  for (const [key, value] of values) byColumn[spool.column(key)] = value
  return byColumn
}

async function recordsOf(path: string, name: string): Promise<AsyncIterable<RawRecord>> {
  const beginning = await readBeginning(path)
  const content = beginning.replace(/^[\uFEFF\s]*/, '')
  if (content.startsWith('[') && !isList(content)) return recordsOfValues(textStream(path), 1)
  const isWritten = /\.json(\.gz)?$/i.test(name) && !isJson(firstLine(content))
  return isWritten ? recordsOfValues(textStream(path), 0) : recordsOfLines(linesOf(textStream(path)))
}

/** A line that is an array by itself, followed by another line: no array of records. */
function isList(content: string): boolean {
  const line = firstLine(content)
  return line.length < content.trimEnd().length && isJson(line)
}

function firstLine(content: string): string {
  return content.split('\n', 1)[0]?.trim() ?? ''
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const beginningBytes = 1024 * 1024

async function readBeginning(path: string): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of textStream(path)) {
    chunks.push(chunk)
    length += chunk.length
    if (length >= beginningBytes) break
  }
  return Buffer.concat(chunks).toString('utf8')
}
