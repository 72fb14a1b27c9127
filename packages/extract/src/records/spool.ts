import { WaypointError } from '@waypoint/contracts'
import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'

/** What the values of a column are in their source, where it says so: digits in a text stay text. */
export type ValueKind = 'text' | 'number' | 'boolean' | 'nested' | 'bytes'

interface SpoolColumn {
  readonly name: string
  /** The type that the source declares, in DuckDB's words; null where the values decide. */
  readonly declared: string | null
  /** How many values are of which kind. */
  readonly kinds: KindCounts
}

export type KindCounts = Readonly<Record<ValueKind, number>>

/** Records of whatever source as text that DuckDB reads quickly: the record's number, then a field per column. */
export interface Spool {
  readonly path: string
  readonly columns: readonly SpoolColumn[]
  readonly rows: number
  /** Characters of the longest record, quotes included. */
  readonly longest: number
  readonly sha256: string
}

export interface SpoolValue {
  readonly text: string
  readonly kind: ValueKind
}

export interface SpoolWriter {
  /** The position of the column, which is new when it was not asked for before. */
  column(name: string, declared?: string): number
  /** Values by position; absent ones are null. Wait for what it returns before the next call. */
  add(record: number, values: readonly (SpoolValue | null | undefined)[]): Promise<void> | undefined
}

interface OpenColumn {
  readonly name: string
  readonly declared: string | null
  readonly kinds: Record<ValueKind, number>
}

const flushCharacters = 1024 * 1024

/** Writes what `fill` adds; the file is closed however that ends. */
export async function writeSpool(
  { path, signal }: SpoolPlace,
  fill: (spool: SpoolWriter) => Promise<void>,
): Promise<Spool> {
  const handle = await open(path, 'w')
  try {
    const { writer, finish } = createWriter(handle, signal)
    await fill(writer)
    return { path, ...(await finish()) }
  } finally {
    await handle.close()
  }
}

/** Where a spool is written, and what stops that. */
export interface SpoolPlace {
  readonly path: string
  readonly signal: AbortSignal | undefined
}

interface OpenSpool {
  readonly writer: SpoolWriter
  readonly finish: () => Promise<Omit<Spool, 'path'>>
}

function createWriter(handle: FileHandle, signal: AbortSignal | undefined): OpenSpool {
  const columns: OpenColumn[] = []
  const positions = new Map<string, number>()
  const taken = new Set<string>()
  const hash = createHash('sha256')
  let buffered = ''
  let rows = 0
  let longest = 0
  const flush = async (): Promise<void> => {
    if (signal?.aborted === true) throw cancelled()
    const text = buffered
    buffered = ''
    await writeAll(handle, text)
  }
  const writer: SpoolWriter = {
    column: (name, declared) => {
      const known = positions.get(name)
      if (known !== undefined) return known
      columns.push({
        name: freeName(name, taken),
        declared: declared ?? null,
        kinds: { text: 0, number: 0, boolean: 0, nested: 0, bytes: 0 },
      })
      positions.set(name, columns.length - 1)
      return columns.length - 1
    },
    add: (record, values) => {
      let line = ''
      for (let index = 0; index < values.length; index += 1) {
        const value = values[index]
        line += ','
        if (value === null || value === undefined) continue
        line += quoteField(value.text)
        const column = columns[index]
        if (column !== undefined) column.kinds[value.kind] += 1
      }
      hash.update(line).update('\n')
      rows += 1
      longest = Math.max(longest, line.length)
      buffered += `${record}${line}\n`
      return buffered.length < flushCharacters ? undefined : flush()
    },
  }
  const finish = async (): Promise<Omit<Spool, 'path'>> => {
    await flush()
    for (const { name, declared } of columns) hash.update(`${name}\0${declared ?? ''}\n`)
    return { columns, rows, longest, sha256: hash.digest('hex') }
  }
  return { writer, finish }
}

async function writeAll(handle: FileHandle, text: string): Promise<void> {
  const bytes = Buffer.from(text)
  try {
    for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten
  } catch (cause) {
    throw diskFull(cause)
  }
}

function diskFull(cause: unknown): WaypointError {
  return new WaypointError({
    code: 'disk-full',
    message: `Records cannot be written to the folder for temporary files: ${cause instanceof Error ? cause.message : String(cause)}`,
    hint: 'Make room there, or name another folder in the variable TMPDIR.',
    cause,
  })
}

function cancelled(): WaypointError {
  return new WaypointError({ code: 'query-cancelled', message: 'The load was interrupted.' })
}

function quoteField(text: string): string {
  return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`
}

/** Distinct whatever the case, as the database wants it. */
function freeName(name: string, taken: Set<string>): string {
  const clean = name.replaceAll('\0', '').trim()
  const wanted = clean === '' ? `column_${taken.size + 1}` : clean
  let candidate = wanted
  for (let count = 2; taken.has(candidate.toLowerCase()); count += 1) candidate = `${wanted}_${count}`
  taken.add(candidate.toLowerCase())
  return candidate
}
